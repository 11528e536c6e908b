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

/// What a person decided, shown at what it is about. The machine's own result is not touched by it but where the
/// decision says so (what is one entity, what is one story).
struct PersonDecision {
  enum class About { Story, Finding, Entity };
  std::int64_t number = 0;    // in the archive's log
  About about = About::Story;
  std::uint32_t story = 0;    // into Dossier::stories
  std::uint32_t index = 0;    // of the finding in its story, of the entity in the registry
  std::string action;         // "merge", "split"; of a finding "checked", "wrong"
  std::string made;           // ISO 8601
  std::string note;
  bool changed_since = false;  // a finding whose evidence is no longer what the person saw
};

struct Dossier {
  std::vector<Reading> readings;
  Registry registry;
  std::vector<StoryAccount> stories;
  std::vector<PersonDecision> decisions;  // of an archive, in the order in which they were made
  std::vector<Diagnostic> diagnostics;  // of the batch: files that could not be read, ids met twice
};

}  // namespace isnad
