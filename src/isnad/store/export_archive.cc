#include "isnad/store/export_archive.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace isnad {
namespace {

constexpr std::size_t kMostBlocks = 2000;

std::vector<std::string> content_of(const Article& a) {
  std::vector<std::string> out;
  for (const Block& b : a.blocks) {
    if (is_content(b.role) && out.size() < kMostBlocks) out.emplace_back(slice(a.text, b.span));
  }
  return out;
}

}  // namespace

Result<std::vector<Error>> export_archive(Archive& archive, const std::function<bool(const std::string&)>& write) {
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
    if (!write(line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace))) break;
  }
  rows.reset();
  if (auto fine = archive.db().check(); !fine) return tl::unexpected(fine.error());
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
