#pragma once
// isnad read PATH...: what each page says, before anything is looked for in it. One article a line as JSON: the article
// object of the dossier format with its text and blocks, the page's metadata and diagnostics.
#include <iosfwd>
#include <string>
#include <vector>

#include "isnad/isnad.h"

namespace isnad::cli {

struct ReadCommand {
  std::vector<std::string> paths;
  PageOptions limits;
  unsigned jobs = 0;  // 0: as many as there are processors
};

/// Sources are read as they come, and a few pages at a time; memory does not grow with their number. Exit status as for
/// brief.
int run_read(const ReadCommand& command, std::istream& in, std::ostream& out, std::ostream& err);

}  // namespace isnad::cli
