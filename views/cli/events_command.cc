#include "events_command.h"

#include <iostream>

#include "brief.h"
#include "isnad/isnad.h"

namespace isnad::cli {
namespace {

int fail_with(const Error& error) {
  std::cerr << "isnad: error: " << error.where << ": " << error.message << '\n';
  return kNothingRead;
}

/// False when something could not be read.
bool report(const std::vector<Diagnostic>& diagnostics) {
  bool complete = true;
  for (const Diagnostic& d : diagnostics) {
    if (d.severity != Severity::Error) continue;
    complete = false;
    std::cerr << "isnad: error: " << d.where << ": " << d.message << '\n';
  }
  return complete;
}

}  // namespace

int run_events(const EventsOptions& options) {
  const auto built_in = embedded_resources();
  Result<std::unique_ptr<ResourceSource>> folder;
  if (!options.resources.empty()) folder = directory_source(options.resources);
  if (!folder) return fail_with(folder.error());
  const ResourceSource& resources = *folder ? **folder : *built_in;
  const Result<Engine> engine = Engine::load(resources);
  if (!engine) return fail_with(engine.error());
  const Result<PloverCodes> codes = PloverCodes::load(resources);
  if (!codes) return fail_with(codes.error());
  PageBatch pages = collect_sources(options.paths, std::cin);
  const ReadBatch batch = read_articles(std::move(pages.pages), *engine, {.jobs = options.jobs});
  const bool complete = report(pages.diagnostics) && report(batch.diagnostics);
  for (const Reading& reading : batch.readings) std::cout << to_events(reading, *codes, {.all = options.all});
  std::cout.flush();
  if (!std::cout) return kNotWritten;
  if (batch.readings.empty()) return kNothingRead;
  return complete ? kAllRead : kSomeUnread;
}

}  // namespace isnad::cli
