#pragma once
// The dossier: the account, ready to show. Everything a view needs and nothing it must compute. docs/dossier-format.md
// is the contract; to_json.h writes it.
#include <string>
#include <vector>

#include "isnad/claim/finding.h"
#include "isnad/lineage/lineage.h"
#include "isnad/mention/reading.h"
#include "isnad/story/story.h"

namespace isnad {

struct TimelineEntry {
  std::string date;  // EDTF
  std::string label_ar;
  std::vector<Evidence> evidence;
};

struct Framing {
  std::uint32_t reading = 0;
  double polarity = 0;  // mean of the outlet's own evaluative words, -1 .. 1
  std::vector<Span> terms;
};

struct StoryAccount {
  Story story;
  Lineage lineage;
  std::vector<Finding> findings;  // in the dossier's order
  std::vector<TimelineEntry> timeline;
  std::vector<Framing> framing;
};

struct Dossier {
  std::vector<Reading> readings;
  Registry registry;
  std::vector<StoryAccount> stories;
  std::vector<Diagnostic> diagnostics;  // of the batch: files that could not be read, ids met twice
};

}  // namespace isnad
