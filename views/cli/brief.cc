#include "brief.h"

#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <iterator>

#include <fmt/core.h>

#include "isnad/isnad.h"
#include "labels.h"
#include "markdown_view.h"
#include "report.h"
#include "terminal.h"
#include "text_view.h"

namespace isnad::cli {
namespace {

Bidi bidi_of(const std::string& mode) {
  if (mode == "on") return Bidi::Isolate;
  if (mode == "visual") return Bidi::Visual;
  return mode == "auto" ? terminal_bidi() : Bidi::Plain;
}

std::string show(const Dossier& dossier, const Labels& labels, const BriefOptions& options) {
  if (options.format == "json") {
    return to_json(dossier, {.generator = "isnad " ISNAD_VERSION, .with_text = options.with_text, .indent = 1}) + "\n";
  }
  if (options.format == "markdown") return show_markdown(dossier, labels);
  const LayoutOptions layout{bidi_of(options.bidi), terminal_width(), terminal_colour()};
  return show_text(dossier, labels, {.layout = layout, .all = options.all});
}

ReadBatch read(const BriefOptions& options, const Engine& engine) {
  PageBatch pages = collect_sources(options.paths, std::cin, options.limits);
  ProgressBar bar(pages.pages.size(), !options.quiet);
  ReadBatch batch = read_articles(std::move(pages.pages), engine,
                                  {.jobs = options.jobs, .progress = [&](std::size_t done) { bar.show(done); }});
  batch.diagnostics.insert(batch.diagnostics.begin(), std::make_move_iterator(pages.diagnostics.begin()),
                           std::make_move_iterator(pages.diagnostics.end()));
  return batch;
}

bool write(const std::string& text) {
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
}

}  // namespace

int run_brief(const BriefOptions& options) {
  const std::unique_ptr<ResourceSource> built_in = embedded_resources();
  Result<std::unique_ptr<ResourceSource>> folder;
  if (!options.resources.empty()) folder = directory_source(options.resources);
  if (!folder) return report(folder.error()), kNothingRead;
  const Result<Engine> engine = Engine::load(*folder ? **folder : *built_in);
  if (!engine) return report(engine.error()), kNothingRead;
  const Result<Labels> labels = Labels::load(*built_in, options.language);
  if (!labels) return report(labels.error()), kNothingRead;

  ReadBatch batch = read(options, *engine);
  report(batch.diagnostics, options.quiet);
  for (const Reading& reading : batch.readings) report(reading.diagnostics, options.quiet);
  if (batch.readings.empty()) {
    fmt::print(stderr, "isnad: error: no article could be read; see `isnad brief --help` for what can be\n");
    return kNothingRead;
  }
  const bool all_read = !has_errors(batch.diagnostics);
  const Dossier dossier = compile_dossier(std::move(batch.readings), std::move(batch.diagnostics), *engine);
  if (!write(show(dossier, *labels, options))) {
    fmt::print(stderr, "isnad: error: standard output: the dossier could not be written\n");
    return kNotWritten;
  }
  return all_read ? kAllRead : kSomeUnread;
}

}  // namespace isnad::cli
