#pragma once
// Getting things out again: every article as a line of JSON that `isnad add` and `isnad brief` read, and what changed
// between two versions.
#include <functional>
#include <string>
#include <vector>

#include "isnad/store/archive.h"

namespace isnad {

/// Current versions, in the order in which they came, as the input format of JSON Lines with `version` and `added`.
/// `write` gives false to end. Returns the articles that could not be read: the rest is given all the same.
[[nodiscard]] Result<std::vector<Error>> export_archive(Archive& archive,
                                                        const std::function<bool(const std::string&)>& write);

struct ChangedLine {
  enum class Change { Same, Gone, Added };
  Change change = Change::Same;
  std::string text;
};

/// The content blocks of two versions of an article, side by side: the longest common run of blocks stays, the others
/// are gone or added (Hunt and Szymanski's problem, by the plain table). Blocks that stay are given too, for their
/// place.
[[nodiscard]] std::vector<ChangedLine> compare_versions(const Article& before, const Article& after);

}  // namespace isnad
