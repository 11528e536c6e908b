#include <charconv>

#include <fmt/core.h>

#include "archive_command.h"
#include "isnad/isnad.h"
#include "layout.h"
#include "opened_archive.h"

namespace isnad::cli {
namespace {

int refuse(const Error& error) {
  say_error(error);
  return error.code == ErrorCode::BadUsage ? kBadUsage : kNothingRead;
}

int wrong_usage() {
  return refuse(
      {ErrorCode::BadUsage,
       "write curate merge-stories A B, split-story A ARTICLE..., mark STORY FINDING checked|wrong, undo N or log",
       ""});
}

std::string log_of(const std::vector<Decision>& decisions) {
  std::string out;
  for (const Decision& d : decisions) {
    out += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", d.key, d.made, d.kind, d.body, tidy(d.note),
                       d.undone.empty() ? "" : "undone " + d.undone);
  }
  return out;
}

}  // namespace

int run_curate(const ArchiveCommand& command) {
  const std::vector<std::string>& w = command.words;
  const std::string& action = w.front();
  auto opened = open_archive(command.archive, OpenMode::Write);
  if (!opened) return refuse(opened.error());
  Archive& archive = *opened->archive;
  const Reason reason{now_utc(), command.note};
  if (action == "log" && w.size() == 1) {
    const auto all = list_decisions(archive);
    if (!all) return refuse(all.error());
    return print(log_of(*all)) ? kAllRead : kNotWritten;
  }
  if (action == "undo" && w.size() == 2) {
    std::int64_t key = 0;
    const auto read = std::from_chars(w[1].data(), w[1].data() + w[1].size(), key);
    if (read.ec != std::errc{} || read.ptr != w[1].data() + w[1].size()) return wrong_usage();
    if (const auto done = undo_decision(archive, key, reason.now); !done) return refuse(done.error());
    return print(fmt::format("decision {} undone\n", key)) ? kAllRead : kNotWritten;
  }
  Result<std::int64_t> key = fail(ErrorCode::BadUsage, "", "");
  if (action == "merge-stories" && w.size() == 3) {
    key = merge_stories(archive, w[1], w[2], reason);
  } else if (action == "split-story" && w.size() >= 3) {
    key = split_story(archive, w[1], {w.begin() + 2, w.end()}, reason);
  } else if (action == "mark" && w.size() == 4) {
    key = mark_finding(archive, w[1], w[2], w[3], reason);
  } else {
    return wrong_usage();
  }
  if (!key) return refuse(key.error());
  return print(fmt::format("decision {}\n", *key)) ? kAllRead : kNotWritten;
}

}  // namespace isnad::cli
