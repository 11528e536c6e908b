#pragma once
// isnad fetch URL...: pages from the web into an archive that `isnad read` and `isnad brief` take.
#include <iosfwd>
#include <string>
#include <vector>

#include "isnad/isnad.h"

namespace isnad::cli {

struct FetchCommand {
  std::vector<std::string> urls;  // "-": one a line on standard input
  std::string folder = ".";       // "-": the archive goes to standard output
  FetchOptions options;
};

/// Exit status: 0 all fetched or unchanged, 1 some not, 3 none, 4 the archive could not be written.
int run_fetch(FetchCommand command, std::istream& in, std::ostream& out, std::ostream& err);

}  // namespace isnad::cli
