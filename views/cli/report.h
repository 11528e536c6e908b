#pragma once
// What goes to standard error: one line each, what, where, what to do.
#include <vector>

#include "isnad/isnad.h"

namespace isnad::cli {

/// Notes are not shown: they stand in the JSON. `quiet` drops warnings too.
void report(const std::vector<Diagnostic>& diagnostics, bool quiet);
void report(const Error& error);
[[nodiscard]] bool has_errors(const std::vector<Diagnostic>& diagnostics);

}  // namespace isnad::cli
