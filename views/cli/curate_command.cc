#include <charconv>
#include <map>
#include <set>

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
       "write curate merge-stories A B, split-story A ARTICLE..., entities STORY, merge-entities STORY A B, "
       "split-entity STORY A SPELLING|ARTICLE..., mark STORY FINDING checked|wrong, undo N or log",
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

/// Who and what a story names, for a person who wants to join or part them: id, type, name, and all its spellings with the
/// number of articles that have them.
std::string entities_of(const Dossier& dossier) {
  std::string out;
  for (const Entity& entity : dossier.registry.entities) {
    std::map<std::string, std::set<std::uint32_t>> spellings;
    for (const Entity::Local& local : entity.locals)
      spellings[tidy(dossier.readings[local.reading].entities[local.entity].name)].insert(local.reading);
    std::string all;
    for (const auto& [spelling, readings] : spellings)
      all += fmt::format("{}{} ({})", all.empty() ? "" : " | ", spelling, readings.size());
    out += fmt::format("{}\t{}\t{}\t{}\n", entity.id, name(entity.type), tidy(entity.name), all);
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
  if (action == "entities" && w.size() == 2) {
    if (const auto placed = place_articles(archive); !placed) return refuse(placed.error());
    const auto dossier = story_dossier(archive, w[1]);
    if (!dossier) return refuse(dossier.error());
    return print(entities_of(dossier->dossier)) ? kAllRead : kNotWritten;
  }
  Result<std::int64_t> key = fail(ErrorCode::BadUsage, "", "");
  if (action == "merge-stories" && w.size() == 3) {
    key = merge_stories(archive, w[1], w[2], reason);
  } else if (action == "split-story" && w.size() >= 3) {
    key = split_story(archive, w[1], {w.begin() + 2, w.end()}, reason);
  } else if (action == "merge-entities" && w.size() == 4) {
    key = merge_entities(archive, w[1], w[2], w[3], reason);
  } else if (action == "split-entity" && w.size() >= 4) {
    key = split_entity(archive, w[1], w[2], {w.begin() + 3, w.end()}, reason);
  } else if (action == "mark" && w.size() == 4) {
    key = mark_finding(archive, w[1], w[2], w[3], reason);
  } else {
    return wrong_usage();
  }
  if (!key) return refuse(key.error());
  return print(fmt::format("decision {}\n", *key)) ? kAllRead : kNotWritten;
}

}  // namespace isnad::cli
