#pragma once
// Getting things out again: every article as a line of JSON that `isnad add` and `isnad brief` read, and what changed
// between two versions.
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "isnad/store/archive.h"

namespace isnad {

/// Current versions, in the order in which they came, as the input format of JSON Lines with `version` and `added`.
/// `write` gives false to end. Returns the articles that could not be read: the rest is given all the same.
[[nodiscard]] Result<std::vector<Error>> export_archive(Archive& archive,
                                                        const std::function<bool(const std::string&)>& write);

/// The same as a new folder: `articles/ID.jsonl`, which `isnad add` reads again, `dossiers/sN.json` for each story,
/// `stories.tsv` (number, articles, first and last day, label), `decisions.jsonl` (the log of what persons decided).
/// A character that a file name should not have is written %XX. `generator`: program and version. Returns what could
/// not be read, as above. Errors: BadUsage when the folder holds something, Unreadable when it cannot be written.
[[nodiscard]] Result<std::vector<Error>> export_folder(Archive& archive, const std::filesystem::path& folder,
                                                       const std::string& generator);

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
