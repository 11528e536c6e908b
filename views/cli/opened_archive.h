#pragma once
// An archive with the engine it needs, opened for one command; and how such a command speaks.
#include <memory>
#include <string>

#include "brief.h"
#include "isnad/isnad.h"

namespace isnad::cli {

struct OpenedArchive {
  std::unique_ptr<ResourceSource> resources;
  std::unique_ptr<Engine> engine;
  std::unique_ptr<Archive> archive;
};

[[nodiscard]] Result<OpenedArchive> open_archive(const std::string& path, OpenMode mode);

/// "isnad: error: where: what" on standard error.
void say_error(const Error& error);
void say(const Diagnostic& diagnostic);
/// Writes all of it to standard output, or says why not.
[[nodiscard]] bool print(const std::string& text);
/// The moment, as 2026-01-31T12:00:00Z.
[[nodiscard]] std::string now_utc();

}  // namespace isnad::cli
