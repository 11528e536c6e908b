#include "brief.h"

#include <algorithm>
#include <iostream>
#include <iterator>
#include <unordered_set>

#include <fmt/core.h>

#include "isnad/isnad.h"
#include "labels.h"
#include "markdown_view.h"
#include "matrix_view.h"
#include "page.h"
#include "report.h"
#include "terminal.h"
#include "text_view.h"

namespace isnad::cli {
namespace {

/// The articles of one story of the heap: all are read to find it, its own a second time.
Result<ReadBatch> read_story(const BriefOptions& options, const Engine& engine) {
  if (std::find(options.paths.begin(), options.paths.end(), "-") != options.paths.end())
    return fail(ErrorCode::Unreadable, "-", "standard input cannot be read twice; put it into a file for --story");
  PageStream pages(options.paths, std::cin, options.limits);
  Heap heap = read_heap(pages, engine, {.jobs = options.jobs});
  const StoryList list = list_stories(heap, engine);
  const std::string id = (options.story.starts_with('s') ? "" : "s") + options.story;
  const auto line = std::find_if(list.stories.begin(), list.stories.end(),
                                 [&](const StoryLine& candidate) { return candidate.story.id == id; });
  if (line == list.stories.end()) return fail(ErrorCode::NotFound, id, "no such story; `isnad stories` lists them");
  std::unordered_set<std::string> wanted;
  for (const std::uint32_t r : line->story.readings) wanted.insert(heap.digests[r].id);
  ReadBatch batch;
  PageStream again(options.paths, std::cin, options.limits);
  static_cast<void>(read_stream(
      again, engine, {.jobs = options.jobs}, [&](const Page& page) { return wanted.contains(page.id); },
      [&](Reading&& reading) { batch.readings.push_back(std::move(reading)); }));
  batch.diagnostics = std::move(heap.diagnostics);
  return batch;
}

ReadBatch read_all(const BriefOptions& options, const Engine& engine) {
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

bool page_is_missing(const BriefOptions& options) {
  if (options.format != "html" || !page_template().empty()) return false;
  fmt::print(
      stderr,
      "isnad: error: this program was built without the page; build it where npm is, or use --format markdown\n");
  return true;
}

std::string show_dossier(const Dossier& dossier, const Labels& labels, const BriefOptions& options) {
  if (options.format == "json") {
    return to_json(dossier, {.generator = "isnad " ISNAD_VERSION, .with_text = options.with_text, .indent = 1}) + "\n";
  }
  if (options.format == "html") {
    const std::string json = to_json(dossier, {.generator = "isnad " ISNAD_VERSION, .with_text = true, .indent = -1});
    return dossier_page(json, options.language);
  }
  if (options.format == "jsonld") return to_json_ld(dossier, "isnad " ISNAD_VERSION, 1) + "\n";
  if (options.format == "markdown") return show_markdown(dossier, labels);
  if (options.format == "matrix") return show_matrix(dossier, labels);
  return show_text(dossier, labels, {.layout = layout_of(options.bidi), .all = options.all, .numbers = options.numbers});
}

int run_brief(const BriefOptions& options) {
  if (page_is_missing(options)) return kNothingRead;
  const std::unique_ptr<ResourceSource> built_in = embedded_resources();
  Result<std::unique_ptr<ResourceSource>> folder;
  if (!options.resources.empty()) folder = directory_source(options.resources);
  if (!folder) return report(folder.error()), kNothingRead;
  const Result<Engine> engine = Engine::load(*folder ? **folder : *built_in);
  if (!engine) return report(engine.error()), kNothingRead;
  const Result<Labels> labels = Labels::load(*built_in, options.language);
  if (!labels) return report(labels.error()), kNothingRead;

  Result<ReadBatch> read = options.story.empty() ? read_all(options, *engine) : read_story(options, *engine);
  if (!read) return report(read.error()), kNothingRead;
  ReadBatch batch = std::move(*read);
  report(batch.diagnostics, options.quiet);
  for (const Reading& reading : batch.readings) report(reading.diagnostics, options.quiet);
  if (batch.readings.empty()) {
    fmt::print(stderr, "isnad: error: no article could be read; see `isnad brief --help` for what can be\n");
    return kNothingRead;
  }
  const bool all_read = !has_errors(batch.diagnostics);
  put_in_order(batch.readings);
  const Dossier dossier = options.story.empty()
                              ? compile_dossier(std::move(batch.readings), std::move(batch.diagnostics), *engine)
                              : compile_story(std::move(batch.readings), std::move(batch.diagnostics), *engine);
  if (!write(show_dossier(dossier, *labels, options))) {
    fmt::print(stderr, "isnad: error: standard output: the dossier could not be written\n");
    return kNotWritten;
  }
  return all_read ? kAllRead : kSomeUnread;
}

}  // namespace isnad::cli
