#pragma once
// isnad read PATH...: what each page says, before anything is looked for in it. One article a line as JSON: the article
// object of the dossier format with its text and blocks, the page's metadata and diagnostics.
#include <iosfwd>
#include <string>
#include <vector>

namespace isnad::cli {

/// Pages are read one source at a time; memory does not grow with their number. Exit status as for brief.
int run_read(const std::vector<std::string>& paths, std::istream& in, std::ostream& out, std::ostream& err);

}  // namespace isnad::cli
