#pragma once
// isnad names A B          can two spellings be one name, how surely, and why
// isnad names --tsv FILE   the same for a file of pairs ("-": standard input), one answer a line
#include <iosfwd>
#include <string>
#include <vector>

#include "isnad/isnad.h"

namespace isnad::cli {

/// Exit status: 0 answered, 1 (A B only) they are different names, 2 bad usage, 3 what is needed cannot be read.
int run_names(const std::vector<std::string>& arguments, const ResourceSource& resources, std::istream& in,
              std::ostream& out, std::ostream& err);

}  // namespace isnad::cli
