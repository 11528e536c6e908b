#include "archive_command.h"

#include <fmt/core.h>

#include "isnad/isnad.h"
#include "labels.h"
#include "layout.h"
#include "opened_archive.h"

namespace isnad::cli {
namespace {

int refuse(const Error& error) {
  say_error(error);
  return error.code == ErrorCode::BadUsage ? kBadUsage : kNothingRead;
}

}  // namespace

int run_archive_stories(const ArchiveCommand& command) {
  auto opened = open_archive(command.archive, OpenMode::Write);
  if (!opened) return refuse(opened.error());
  if (const auto placed = place_articles(*opened->archive); !placed) return refuse(placed.error());
  const auto stories = list_stories_of(*opened->archive);
  if (!stories) return refuse(stories.error());
  std::string out;
  for (const ArchivedStory& s : *stories) {
    const std::string days = s.first.substr(0, 10) == s.last.substr(0, 10)
                                 ? s.last.substr(0, 10)
                                 : s.first.substr(0, 10) + ".." + s.last.substr(0, 10);
    out += fmt::format("s{}\t{}\t{}\t{}\n", s.number, s.articles, days, tidy(s.label_ar));
  }
  return print(out) ? kAllRead : kNotWritten;
}

int run_dossier(const ArchiveCommand& command) {
  if (page_is_missing(command.view)) return kNothingRead;
  auto opened = open_archive(command.archive, OpenMode::Write);
  if (!opened) return refuse(opened.error());
  const auto labels = Labels::load(*opened->resources, command.view.language);
  if (!labels) return refuse(labels.error());
  if (const auto placed = place_articles(*opened->archive); !placed) return refuse(placed.error());
  const auto dossier = story_dossier(*opened->archive, command.words.front());
  if (!dossier) return refuse(dossier.error());
  for (const Diagnostic& d : dossier->dossier.diagnostics) fmt::print(stderr, "isnad: note: {}\n", tidy(d.message));
  BriefOptions view = command.view;
  view.numbers = true;
  return print(show_dossier(dossier->dossier, *labels, view)) ? kAllRead : kNotWritten;
}

int run_search(const ArchiveCommand& command) {
  auto opened = open_archive(command.archive, OpenMode::Read);
  if (!opened) return refuse(opened.error());
  if (!opened->archive->search_is_current()) {
    fmt::print(stderr,
               "isnad: warning: the search index was made by another version of isnad; `isnad renew` makes it again\n");
  }
  std::string query;
  for (const std::string& w : command.words) query += (query.empty() ? "" : " ") + w;
  const auto found = search_archive(*opened->archive, query, {.limit = command.limit});
  if (!found) return refuse(found.error());
  std::string out;
  if (command.format == "json") {
    out = to_json(*found) + "\n";
  } else {
    for (const SearchHit& hit : found->hits) {
      out += fmt::format("{}\t{}\t{}\t{}\n", hit.version.id, hit.version.published.value_or("-").substr(0, 10),
                         tidy(hit.version.outlet.value_or("-")), tidy(hit.version.title.value_or("-")));
      std::string shown;
      std::uint32_t at = hit.snippet.begin;
      for (const Span m : hit.matches) {
        shown += hit.text.substr(at, m.begin - at) + "[" + std::string(slice(hit.text, m)) + "]";
        at = m.end;
      }
      shown += hit.text.substr(at, hit.snippet.end - at);
      out += "    " + tidy(shown) + "\n";
    }
  }
  if (!print(out)) return kNotWritten;
  return found->hits.empty() ? kSomeUnread : kAllRead;
}

int run_article(const ArchiveCommand& command) {
  auto opened = open_archive(command.archive, OpenMode::Read);
  if (!opened) return refuse(opened.error());
  const auto versions = opened->archive->versions(command.words.front());
  if (!versions) return refuse(versions.error());
  std::string out;
  if (command.versions) {
    for (const ArchivedVersion& v : *versions) {
      out += fmt::format("{}\t{}\t{}\t{}\n", v.number, v.added, v.published.value_or("-"), tidy(v.title.value_or("-")));
    }
    return print(out) ? kAllRead : kNotWritten;
  }
  const auto last = opened->archive->reading(versions->back().key, false);
  if (!last) return refuse(last.error());
  if (command.difference) {
    if (versions->size() < 2) {
      fmt::print(stderr, "isnad: {} has one version only\n", command.words.front());
      return kSomeUnread;
    }
    const auto before = opened->archive->reading((*versions)[versions->size() - 2].key, false);
    if (!before) return refuse(before.error());
    for (const ChangedLine& line : compare_versions(before->article, last->article)) {
      out += (line.change == ChangedLine::Change::Gone    ? "- "
              : line.change == ChangedLine::Change::Added ? "+ "
                                                          : "  ") +
             tidy(line.text) + "\n";
    }
    return print(out) ? kAllRead : kNotWritten;
  }
  return print(last->article.text + (last->article.text.ends_with('\n') ? "" : "\n")) ? kAllRead : kNotWritten;
}

int run_export(const ArchiveCommand& command) {
  auto opened = open_archive(command.archive, command.folder.empty() ? OpenMode::Read : OpenMode::Write);
  if (!opened) return refuse(opened.error());
  if (!command.folder.empty()) {
    if (const auto placed = place_articles(*opened->archive); !placed) return refuse(placed.error());
    const auto lost = export_folder(*opened->archive, command.folder, "isnad " ISNAD_VERSION);
    if (!lost) return refuse(lost.error());
    for (const Error& error : *lost) say_error(error);
    return lost->empty() ? kAllRead : kSomeUnread;
  }
  bool written = true;
  const auto lost = export_archive(*opened->archive, [&](const std::string& line) {
    written =
        written && std::fwrite(line.data(), 1, line.size(), stdout) == line.size() && std::fputc('\n', stdout) != EOF;
    return written;
  });
  if (!print("") || !written) return kNotWritten;
  if (!lost) return refuse(lost.error());
  for (const Error& error : *lost) say_error(error);
  return lost->empty() ? kAllRead : kSomeUnread;
}

int run_stats(const ArchiveCommand& command) {
  auto opened = open_archive(command.archive, OpenMode::Read);
  if (!opened) return refuse(opened.error());
  const auto figures = archive_statistics(*opened->archive);
  if (!figures) return refuse(figures.error());
  std::string out;
  for (const auto& [name, value] : *figures) out += fmt::format("{:<32}{}\n", name, value);
  return print(out) ? kAllRead : kNotWritten;
}

int run_verify(const ArchiveCommand& command) {
  auto opened = open_archive(command.archive, OpenMode::Write);
  if (!opened) return refuse(opened.error());
  const auto check = verify_archive(*opened->archive);
  if (!check) return refuse(check.error());
  for (const std::string& fault : check->faults) say_error({ErrorCode::BadSyntax, fault, opened->archive->db().path()});
  std::string out = fmt::format("{} articles, {} versions, {} entries of the index: {}\n", check->articles,
                                check->versions, check->words, check->faults.empty() ? "all hold" : "not all hold");
  if (check->stale != 0)
    out += fmt::format("{} readings are of another version of isnad; `isnad renew` reads them again\n", check->stale);
  if (!print(out)) return kNotWritten;
  return check->faults.empty() ? kAllRead : kSomeUnread;
}

int run_renew(const ArchiveCommand& command) {
  auto opened = open_archive(command.archive, OpenMode::Write);
  if (!opened) return refuse(opened.error());
  const auto renewed = renew_archive(*opened->archive);
  if (!renewed) return refuse(renewed.error());
  return print(fmt::format("{} readings made again, the search index rebuilt\n", *renewed)) ? kAllRead : kNotWritten;
}

}  // namespace isnad::cli
