#include "opened_archive.h"

#include <chrono>
#include <ctime>

#include <fmt/chrono.h>
#include <fmt/core.h>

#include "layout.h"

namespace isnad::cli {

Result<OpenedArchive> open_archive(const std::string& path, OpenMode mode) {
  if (path.empty()) {
    return tl::unexpected(Error{ErrorCode::BadUsage, "name the archive: --archive FILE", "isnad"});
  }
  OpenedArchive out;
  out.resources = embedded_resources();
  auto engine = Engine::load(*out.resources);
  if (!engine) return tl::unexpected(engine.error());
  out.engine = std::make_unique<Engine>(std::move(*engine));
  auto archive = Archive::open(path, mode, *out.engine);
  if (!archive) return tl::unexpected(archive.error());
  out.archive = std::move(*archive);
  return out;
}

void say_error(const Error& error) {
  fmt::print(stderr, "isnad: error: {}{}{}\n", tidy(error.where), error.where.empty() ? "" : ": ", tidy(error.message));
}

void say(const Diagnostic& d) {
  if (d.severity == Severity::Note) return;
  fmt::print(stderr, "isnad: {}: {}: {} [{}]\n", d.severity == Severity::Error ? "error" : "warning", tidy(d.where),
             tidy(d.message), d.code);
}

bool print(const std::string& text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) return true;
  fmt::print(stderr, "isnad: error: standard output could not be written\n");
  return false;
}

std::string now_utc() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now));
}

}  // namespace isnad::cli
