#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>

#include <fmt/core.h>

#include "archive_command.h"
#include "isnad/isnad.h"
#include "opened_archive.h"

// What puts articles into an archive: add, from files and addresses, and watch, again and again.
namespace isnad::cli {
namespace {

constexpr unsigned kNap = 200'000;  // microseconds between two looks at whether to stop

volatile std::sig_atomic_t stopped = 0;

void stop(int /*signal*/) {
  stopped = 1;
}

void stop_on_signals() {
  std::signal(SIGINT, stop);
  std::signal(SIGTERM, stop);
}

int refuse(const Error& error) {
  say_error(error);
  return error.code == ErrorCode::BadUsage ? kBadUsage : kNothingRead;
}

const char* word(AddedArticle::What what) {
  switch (what) {
    case AddedArticle::What::Added:
      return "added";
    case AddedArticle::What::NewVersion:
      return "version";
    case AddedArticle::What::Unchanged:
      return "unchanged";
    case AddedArticle::What::Mended:
      return "mended";
  }
  return "";
}

bool is_error(const Diagnostic& d) {
  return d.severity == Severity::Error;
}

bool is_address(const std::string& word) {
  return word.starts_with("http://") || word.starts_with("https://");
}

FetchOptions fetching_of(const ArchiveCommand& command) {
  FetchOptions options = command.fetching;
  options.user_agent = "isnad/" ISNAD_VERSION " (reads news pages; obeys robots.txt)";
  options.now = now_utc;
  return options;
}

double seconds_now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// The addresses that are named, and those in the OPML files that are.
Result<std::vector<std::string>> addresses_of(const std::vector<std::string>& words) {
  std::vector<std::string> out;
  for (const std::string& word : words) {
    if (is_address(word)) {
      out.push_back(word);
      continue;
    }
    std::ifstream file(word, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!file.is_open()) return fail(ErrorCode::NotFound, word, "no such file; name an OPML file or an address");
    const auto feeds = feeds_of_opml(text);
    if (feeds.empty()) return fail(ErrorCode::BadSyntax, word, "names no feeds; an OPML file lists them as xmlUrl");
    out.insert(out.end(), feeds.begin(), feeds.end());
  }
  return out;
}

}  // namespace

int run_add(const ArchiveCommand& command) {
  auto opened = open_archive(command.archive, OpenMode::Create);
  if (!opened) return refuse(opened.error());
  stop_on_signals();
  bool complete = true;
  bool written = true;
  std::size_t kept = 0;
  AddOptions options;
  options.jobs = command.view.jobs;
  options.stop = [] { return stopped != 0; };
  std::string lines;
  options.acknowledged = [&](const AddedArticle& one) {
    ++kept;
    lines += fmt::format("{} {} {}\n", word(one.what), one.id, one.version);
  };
  std::vector<Page> pages;
  const auto take = [&](PageBatch batch) {
    for (const Diagnostic& d : batch.diagnostics) say(d), complete = complete && !is_error(d);
    for (Page& page : batch.pages) pages.push_back(std::move(page));
  };
  const auto flush = [&]() -> Result<void> {
    options.now = now_utc();
    auto left = add_pages(*opened->archive, std::move(pages), options);
    pages.clear();
    if (!command.view.quiet) written = print(lines) && written;
    lines.clear();
    if (!left) return tl::unexpected(left.error());
    for (const Diagnostic& d : *left) say(d), complete = complete && !is_error(d);
    return {};
  };
  std::vector<std::string> paths;
  std::optional<Fetcher> fetcher;
  for (const std::string& word : command.words) {
    if (!is_address(word)) {
      paths.push_back(word);
      continue;
    }
    if (!fetcher) fetcher.emplace(fetching_of(command));
    const auto page = fetcher->get(word);
    if (!page) {
      say_error(page.error());
      complete = false;
      continue;
    }
    take(read_pages(warc_response(*page), word + ".warc.gz"));
  }
  SourceReader sources(paths, std::cin, {});
  while (auto part = sources.next()) {
    if (stopped != 0) break;
    take(read_part(std::move(*part), {}));
    if (pages.size() < options.batch) continue;
    if (auto done = flush(); !done) return refuse(done.error());
  }
  if (auto done = flush(); !done) return refuse(done.error());
  if (stopped != 0) fmt::print(stderr, "isnad: stopped; what is listed is kept\n");
  if (!written) return kNotWritten;
  if (kept == 0) return kNothingRead;
  return complete && stopped == 0 ? kAllRead : kSomeUnread;
}

int run_watch(const ArchiveCommand& command) {
  const auto addresses = addresses_of(command.words);
  if (!addresses) return refuse(addresses.error());
  auto opened = open_archive(command.archive, OpenMode::Create);
  if (!opened) return refuse(opened.error());
  stop_on_signals();
  WatchOptions options;
  options.every_seconds = command.every;
  options.add.stop = [] { return stopped != 0; };
  options.note = say;
  bool written = true;
  options.add.acknowledged = [&](const AddedArticle& one) {
    if (one.what == AddedArticle::What::Unchanged) return;
    written = print(fmt::format("{} {} {}\n", word(one.what), one.id, one.version)) && written;
  };
  FeedWatch watch(*opened->archive, *addresses, fetching_of(command), options);
  bool all = true;
  while (stopped == 0 && written) {
    const auto round = watch.poll(seconds_now());
    if (!round) return refuse(round.error());
    if (round->asked != 0 && stopped == 0) {
      const auto placed = place_articles(*opened->archive);
      if (!placed) return refuse(placed.error());
    }
    all = all && round->failed == 0;
    if (command.once) break;
    while (stopped == 0 && seconds_now() < watch.next()) ::usleep(kNap);
  }
  if (!written) return kNotWritten;
  return all || !command.once ? kAllRead : kSomeUnread;
}

}  // namespace isnad::cli
