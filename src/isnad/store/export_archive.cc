#include "isnad/store/export_archive.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <nlohmann/json.hpp>

#include "isnad/base/hash.h"
#include "isnad/dossier/to_json.h"
#include "isnad/store/archive_stories.h"
#include "isnad/store/decision_log.h"
#include "isnad/text/one_line.h"

namespace isnad {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBlocks = 2000;

std::vector<std::string> content_of(const Article& a) {
  std::vector<std::string> out;
  for (const Block& b : a.blocks) {
    if (is_content(b.role) && out.size() < kMostBlocks) out.emplace_back(slice(a.text, b.span));
  }
  return out;
}

Result<void> write_file(const fs::path& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  out.close();
  if (!out) return fail(ErrorCode::Unreadable, path.string(), "cannot be written: " + std::generic_category().message(errno));
  return {};
}

/// Letters, digits and - _ . ~ as they stand, but no dot at the beginning; the others %XX; a long name ends in its hash.
std::string file_name(std::string_view id) {
  constexpr std::size_t kLongest = 150;
  std::string out;
  for (const char c : id) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
                       c == '_' || c == '~' || (c == '.' && !out.empty());
    if (plain) {
      out += c;
    } else {
      constexpr std::string_view kHex = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
    }
  }
  if (out.size() > kLongest) out = out.substr(0, kLongest) + '-' + std::to_string(fnv1a(id));
  return out;
}

Result<std::vector<Error>> each_article(Archive& archive,
                                        const std::function<bool(std::string_view, const std::string&)>& use) {
  std::vector<Error> lost;
  SqlStatement& rows =
      archive
          .db()(
              "SELECT v.key, a.id, v.number, v.added FROM article a JOIN version v ON v.key = a.current ORDER BY v.key")
          .bind();
  while (rows.step()) {
    const auto reading = archive.reading(rows.integer(0), false);
    if (!reading) {
      lost.push_back(reading.error());
      continue;
    }
    const Article& a = reading->article;
    nlohmann::ordered_json line = {{"id", rows.text(1)}};
    if (!a.url.empty()) line["url"] = a.url;
    if (a.outlet) line["outlet"] = *a.outlet;
    if (a.title) line["title"] = *a.title;
    if (a.byline) line["byline"] = *a.byline;
    if (a.published) line["published"] = a.published->value;
    line["language"] = a.language;
    line["version"] = rows.integer(2);
    line["added"] = rows.text(3);
    line["text"] = a.text;
    if (!use(rows.text(1), line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace))) break;
  }
  rows.reset();
  if (auto fine = archive.db().check(); !fine) return tl::unexpected(fine.error());
  return lost;
}

}  // namespace

Result<std::vector<Error>> export_archive(Archive& archive, const std::function<bool(const std::string&)>& write) {
  return each_article(archive, [&](std::string_view /*id*/, const std::string& line) { return write(line); });
}

Result<std::vector<Error>> export_folder(Archive& archive, const fs::path& folder, const std::string& generator) {
  std::error_code failed;
  if (fs::exists(folder, failed) && !fs::is_empty(folder, failed))
    return fail(ErrorCode::BadUsage, folder.string(), "holds something already; give a new folder");
  for (const char* part : {"articles", "dossiers"}) {
    if (!failed) fs::create_directories(folder / part, failed);
  }
  if (failed) return fail(ErrorCode::Unreadable, folder.string(), "cannot be made: " + failed.message());
  Result<void> written;
  auto lost = each_article(archive, [&](std::string_view id, const std::string& line) {
    written = write_file(folder / "articles" / (file_name(id) + ".jsonl"), line + '\n');
    return written.has_value();
  });
  if (!written) return tl::unexpected(written.error());
  if (!lost) return lost;
  const auto stories = list_stories_of(archive);
  if (!stories) return tl::unexpected(stories.error());
  std::string table = "story\tarticles\tfirst\tlast\tlabel\n";
  for (const ArchivedStory& story : *stories) {
    const std::string number = "s" + std::to_string(story.number);
    table += number + '\t' + std::to_string(story.articles) + '\t' + story.first + '\t' + story.last + '\t' +
             one_line(story.label_ar) + '\n';
    const auto dossier = story_dossier(archive, number);
    if (!dossier) {
      lost->push_back(dossier.error());
      continue;
    }
    const std::string json = to_json(dossier->dossier, {.generator = generator, .with_text = true, .indent = 1});
    if (auto done = write_file(folder / "dossiers" / (number + ".json"), json + '\n'); !done)
      return tl::unexpected(done.error());
  }
  if (auto done = write_file(folder / "stories.tsv", table); !done) return tl::unexpected(done.error());
  const auto decisions = list_decisions(archive);
  if (!decisions) return tl::unexpected(decisions.error());
  std::string log;
  for (const Decision& d : *decisions) {
    nlohmann::ordered_json line = {{"decision", d.key}, {"made", d.made},         {"kind", d.kind},
                                   {"note", d.note},    {"undone", d.undone}, {"body", body_of(d)}};
    log += line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
  }
  if (auto done = write_file(folder / "decisions.jsonl", log); !done) return tl::unexpected(done.error());
  return lost;
}

std::vector<ChangedLine> compare_versions(const Article& before, const Article& after) {
  const auto a = content_of(before);
  const auto b = content_of(after);
  // longest[i][j]: of a from i on and b from j on
  std::vector<std::vector<std::uint32_t>> longest(a.size() + 1, std::vector<std::uint32_t>(b.size() + 1, 0));
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      longest[i][j] = a[i] == b[j] ? longest[i + 1][j + 1] + 1 : std::max(longest[i + 1][j], longest[i][j + 1]);
    }
  }
  std::vector<ChangedLine> out;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      out.push_back({ChangedLine::Change::Same, a[i++]});
      ++j;
    } else if (j == b.size() || (i < a.size() && longest[i + 1][j] >= longest[i][j + 1])) {
      out.push_back({ChangedLine::Change::Gone, a[i++]});
    } else {
      out.push_back({ChangedLine::Change::Added, b[j++]});
    }
  }
  return out;
}

}  // namespace isnad
