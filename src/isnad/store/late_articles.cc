#include "isnad/store/late_articles.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <string>

#include <fmt/core.h>

#include "isnad/base/utf8.h"

namespace isnad {
namespace {

constexpr std::size_t kRarestWords = 10;
constexpr std::size_t kLead = 700;         // bytes of the text whose words count
constexpr std::size_t kConsidered = 2000;  // articles with one of the words in those days, the newest
constexpr std::size_t kAlike = 24;
constexpr int kDaysAround = 4;

std::string day_token(std::int32_t day) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
  return fmt::format("d:{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

IndexQuery tokens(std::string token, bool facts, double weight) {
  IndexQuery out;
  out.kind = IndexQuery::Kind::Tokens;
  out.tokens = {std::move(token)};
  out.facts = facts;
  out.weight = weight;
  return out;
}

}  // namespace

std::vector<std::int64_t> find_like(Archive& archive, std::int64_t version, std::int32_t day) {
  const auto page = archive.page(version);
  if (!page) return {};
  std::map<double, std::set<std::string>, std::greater<>> rare;
  std::size_t end = std::min(kLead, page->text.size());
  while (!is_boundary(page->text, static_cast<std::uint32_t>(end))) --end;
  archive.words().split(std::string_view(page->text).substr(0, end), [&](Span, const SearchWord& w) {
    if (!w.stem.empty()) rare[archive.words().rarity(w)].insert(w.stem);
  });
  IndexQuery words;
  words.kind = IndexQuery::Kind::Any;
  for (const auto& [rarity, stems] : rare) {
    for (const std::string& stem : stems) {
      if (words.parts.size() < kRarestWords) words.parts.push_back(tokens(stem, false, 0.1 + rarity));
    }
  }
  IndexQuery days;
  days.kind = IndexQuery::Kind::Any;
  for (int d = -kDaysAround; d <= kDaysAround; ++d) days.parts.push_back(tokens(day_token(day + d), true, 0));
  if (words.empty()) return {};
  IndexQuery query;
  query.parts = {std::move(words), std::move(days)};
  std::vector<std::int64_t> out;
  for (const RankedVersion& v : archive.index().find(query, kConsidered, kAlike + 1)) {
    if (v.version != version) out.push_back(v.version);
  }
  return out;
}

}  // namespace isnad
