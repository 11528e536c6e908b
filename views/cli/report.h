#pragma once
// What the commands tell on standard error, in one form.
#include <vector>

#include "isnad/isnad.h"
#include "layout.h"

namespace isnad::cli {

/// One line each: what, where, what to do. Notes stay in the dossier.
void report(const std::vector<Diagnostic>& diagnostics, bool quiet);
void report(const Error& error);
[[nodiscard]] bool has_errors(const std::vector<Diagnostic>& diagnostics);

/// How lines are laid out on this terminal; `bidi` is auto, off, on or visual.
[[nodiscard]] LayoutOptions layout_of(const std::string& bidi);

}  // namespace isnad::cli
