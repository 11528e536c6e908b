#include "report.h"

#include <algorithm>
#include <cstdio>

#include <fmt/core.h>

#include "terminal.h"

namespace isnad::cli {
namespace {

const char* severity_word(Severity severity) {
  return severity == Severity::Error ? "error" : severity == Severity::Warning ? "warning" : "note";
}

Bidi bidi_of(const std::string& mode) {
  if (mode == "on") return Bidi::Isolate;
  if (mode == "visual") return Bidi::Visual;
  return mode == "auto" ? terminal_bidi() : Bidi::Plain;
}

}  // namespace

void report(const std::vector<Diagnostic>& diagnostics, bool quiet) {
  for (const Diagnostic& d : diagnostics) {
    if (d.severity == Severity::Note || (quiet && d.severity == Severity::Warning)) continue;
    fmt::print(stderr, "isnad: {}: {}{}{} [{}]\n", severity_word(d.severity), tidy(d.where),
               d.where.empty() ? "" : ": ", tidy(d.message), d.code);
  }
}

void report(const Error& error) {
  fmt::print(stderr, "isnad: error: {}: {}\n", error.where, error.message);
}

bool has_errors(const std::vector<Diagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::Error; });
}

LayoutOptions layout_of(const std::string& bidi) {
  return {bidi_of(bidi), terminal_width(), terminal_colour()};
}

}  // namespace isnad::cli
