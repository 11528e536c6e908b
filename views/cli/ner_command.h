#pragma once
// isnad ner --iob [FILE]   words one a line (first tab-separated cell), an empty line ends a sentence -> word TAB tag
#include <iosfwd>
#include <string>

#include "isnad/isnad.h"

namespace isnad::cli {

/// `path` empty or "-": standard input. Exit status: 0 tagged, 3 the file or the model cannot be read.
int run_ner(const std::string& path, const ResourceSource& resources, std::istream& in, std::ostream& out,
            std::ostream& err);

}  // namespace isnad::cli
