#include "stories_command.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include <fmt/core.h>

#include "brief.h"
#include "isnad/isnad.h"
#include "labels.h"
#include "layout.h"
#include "report.h"

namespace isnad::cli {
namespace {

using Json = nlohmann::ordered_json;
constexpr std::string_view kDot = " \u00B7 ";
using Conflicts = std::vector<std::optional<std::uint32_t>>;

Json or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

struct Listing {
  const Heap& heap;
  const StoryList& list;
  const Conflicts& conflicts;
  std::vector<std::uint32_t> shown;  // the largest first
};

Json story_json(const Listing& listing, std::uint32_t index) {
  const StoryLine& line = listing.list.stories[index];
  Json out = {{"id", line.story.id}, {"label", {{"ar", line.story.label_ar}, {"en", nullptr}}}};
  out["articles"] = Json::array();
  for (const std::uint32_t r : line.story.readings) out["articles"].push_back(listing.heap.digests[r].id);
  out["outlets"] = line.outlets;
  out["first"] = or_null(line.first);
  out["last"] = or_null(line.last);
  out["origins"] = line.origins;
  out["conflicts"] = nullptr;
  if (listing.conflicts[index]) out["conflicts"] = *listing.conflicts[index];
  out["related"] = Json::array();
  for (const Related& related : line.story.related)
    out["related"].push_back({{"story", listing.list.stories[related.story].story.id}, {"why", related.why}});
  return out;
}

/// One story a line inside one object, so that a list of a hundred thousand is neither built in memory nor one line.
bool write_json(const Listing& listing) {
  const auto dump = [](const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); };
  fmt::print("{{\"format\": \"isnad.stories/1\", \"generator\": \"isnad " ISNAD_VERSION
             "\", \"articles\": {},\n\"stories\": [",
             listing.heap.digests.size());
  for (std::size_t i = 0; i < listing.shown.size(); ++i)
    fmt::print("{}{}", i == 0 ? "\n" : ",\n", dump(story_json(listing, listing.shown[i])));
  fmt::print("\n],\n\"copies\": [");
  for (std::size_t i = 0; i < listing.list.reuse.size(); ++i) {
    const Reuse& reuse = listing.list.reuse[i];
    const Json copy = {{"from", listing.heap.digests[reuse.from].id},
                       {"to", listing.heap.digests[reuse.to].id},
                       {"overlap", std::round(reuse.overlap * 100.0) / 100.0},
                       {"words", reuse.words}};
    fmt::print("{}{}", i == 0 ? "\n" : ",\n", dump(copy));
  }
  fmt::print("\n]}}\n");
  return std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
}

bool write_text(const Listing& listing, const Labels& labels, const LayoutOptions& layout) {
  Layout out(layout);
  if (listing.shown.empty()) out.line(0, labels("no-stories"));
  for (const std::uint32_t s : listing.shown) {
    const StoryLine& line = listing.list.stories[s];
    out.line(0, out.embed(line.story.id) + "  " + tidy(line.story.label_ar), Style::Bold);
    std::string counts = fmt::format("{}: {}", labels("articles"), line.story.readings.size());
    if (!line.outlets.empty()) counts += fmt::format("{}{}: {}", kDot, labels("outlets"), line.outlets.size());
    counts += fmt::format("{}{}: {}", kDot, labels("independent"), line.origins);
    if (listing.conflicts[s]) counts += fmt::format("{}{}: {}", kDot, labels("conflicts-short"), *listing.conflicts[s]);
    out.line(4, counts, listing.conflicts[s].value_or(0) > 0 ? Style::Bad : Style::Normal);
    if (!line.first.empty()) out.line(4, line.first == line.last ? line.first : line.first + " / " + line.last);
    std::string latin;
    std::string arabic;
    for (const std::string& outlet : line.outlets) {
      std::string& names = is_right_to_left(outlet) ? arabic : latin;
      names += (names.empty() ? "" : ", ") + tidy(outlet);
    }
    if (!arabic.empty()) out.line(4, arabic, Style::Faint);
    if (!latin.empty()) out.line(4, latin, Style::Faint);
    for (const Related& related : line.story.related) {
      const Story& other = listing.list.stories[related.story].story;
      out.line(4, fmt::format("{}: {}  {}", labels("related"), out.embed(other.id), tidy(other.label_ar)),
               Style::Faint);
    }
  }
  const std::string text = out.take();
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
}

std::string cell(std::string_view text) {
  std::string out;
  for (const char c : tidy(text)) {
    if (std::string_view("\\`*_[]<>|#").find(c) != std::string_view::npos) out.push_back('\\');
    out.push_back(c);
  }
  return out;
}

bool write_markdown(const Listing& listing, const Labels& labels) {
  fmt::print("| | {} | {} | {} | {} | {} | {} |\n|---|---|---|---|---|---|---|\n", labels("story"), labels("published"),
             labels("articles"), labels("outlets"), labels("independent"), labels("conflicts-short"));
  for (const std::uint32_t s : listing.shown) {
    const StoryLine& line = listing.list.stories[s];
    std::string outlets;
    for (const std::string& outlet : line.outlets) outlets += (outlets.empty() ? "" : "<br>") + cell(outlet);
    fmt::print("| {} | {} | {} | {} | {} | {} | {} |\n", line.story.id, cell(line.story.label_ar),
               line.first == line.last ? line.first : line.first + " / " + line.last, line.story.readings.size(),
               outlets, line.origins, listing.conflicts[s] ? std::to_string(*listing.conflicts[s]) : "");
  }
  return std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
}

std::vector<std::uint32_t> largest_first(const StoryList& list, std::size_t least) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t s = 0; s < list.stories.size(); ++s) {
    if (list.stories[s].story.readings.size() >= least) order.push_back(s);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const StoryLine& x = list.stories[a];
    const StoryLine& y = list.stories[b];
    return std::pair(x.origins, x.story.readings.size()) > std::pair(y.origins, y.story.readings.size());
  });
  return order;
}

}  // namespace

int run_stories(const StoriesOptions& options) {
  const std::unique_ptr<ResourceSource> built_in = embedded_resources();
  Result<std::unique_ptr<ResourceSource>> folder;
  if (!options.resources.empty()) folder = directory_source(options.resources);
  if (!folder) return report(folder.error()), kNothingRead;
  const Result<Engine> engine = Engine::load(*folder ? **folder : *built_in);
  if (!engine) return report(engine.error()), kNothingRead;
  const Result<Labels> labels = Labels::load(*built_in, options.language);
  if (!labels) return report(labels.error()), kNothingRead;

  PageStream pages(options.paths, std::cin);
  const Heap heap = read_heap(pages, *engine, {.jobs = options.jobs});
  report(heap.diagnostics, options.quiet);
  if (heap.digests.empty()) {
    fmt::print(stderr, "isnad: error: no article could be read; see `isnad brief --help` for what can be\n");
    return kNothingRead;
  }
  const StoryList list = list_stories(heap, *engine);
  Conflicts conflicts(list.stories.size());
  const bool once = std::find(options.paths.begin(), options.paths.end(), "-") != options.paths.end();
  if (options.conflicts && !once) {
    PageStream again(options.paths, std::cin);
    conflicts = count_conflicts(again, heap, list, *engine, {.jobs = options.jobs});
  }
  const Listing listing{heap, list, conflicts, largest_first(list, options.least)};
  const bool written = options.format == "json"       ? write_json(listing)
                       : options.format == "markdown" ? write_markdown(listing, *labels)
                                                      : write_text(listing, *labels, layout_of(options.bidi));
  if (!written) {
    fmt::print(stderr, "isnad: error: standard output: the list could not be written\n");
    return kNotWritten;
  }
  return has_errors(heap.diagnostics) ? kSomeUnread : kAllRead;
}

}  // namespace isnad::cli
