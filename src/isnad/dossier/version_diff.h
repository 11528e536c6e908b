#pragma once
// What changed between two versions of one article: its sentences, and the facts that were altered, added or dropped. Facts
// are findings of both versions set side by side as those of two outlets are; every change points at the words of the
// version that has them.
//
//     before: 12 killed   after: 15 killed   ->   Altered, values 12 and 15 of one finding
#include <cstdint>
#include <string>
#include <vector>

#include "isnad/dossier/dossier.h"
#include "isnad/lineage/align_sentences.h"

namespace isnad {

enum class FactChange { Altered, Added, Dropped };

/// "altered", "added", "dropped".
[[nodiscard]] const char* name(FactChange change);

struct ChangedFact {
  FactChange change = FactChange::Altered;
  std::uint32_t finding = 0;      // of the story's account
  std::uint32_t before = kNone;   // value of the finding that only the older version has
  std::uint32_t after = kNone;    // value that only the newer version has
};

struct VersionDiff {
  Dossier dossier;  // of both: reading 0 is the older version, 1 the newer; one story
  std::vector<SentencePair> sentences;
  std::vector<ChangedFact> facts;  // in the dossier's order
};

/// Requires: a dossier of two readings in one story.
[[nodiscard]] VersionDiff make_version_diff(Dossier&& dossier);

/// `isnad.diff/1`, see docs/dossier-format.md. `generator`: program and version.
[[nodiscard]] std::string to_json(const VersionDiff& diff, const std::string& generator);

}  // namespace isnad
