#pragma once
// Is everything in the archive that should be, and whole? The database's own check of every page and index; every article has
// its current version; every page and reading decodes, their checksums hold and every span lies in its text; the search
// index holds, for each version, exactly the words and facts of its article, and nothing else. Nothing is changed.
#include <string>
#include <vector>

#include "isnad/store/archive.h"

namespace isnad {

struct ArchiveCheck {
  std::vector<std::string> faults;  // one line each; empty: all holds
  std::size_t articles = 0;
  std::size_t versions = 0;
  std::size_t stale = 0;  // readings of another program or other resources: made anew when needed
  std::size_t words = 0;  // entries of the index
};

[[nodiscard]] Result<ArchiveCheck> verify_archive(Archive& archive);

/// What an archive holds, as names and numbers, for `isnad stats`.
[[nodiscard]] Result<std::vector<std::pair<std::string, std::string>>> archive_statistics(Archive& archive);

}  // namespace isnad
