#include "isnad/article/article_lexicon.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "isnad/lexicon/table.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

std::optional<Furniture> furniture_kind(std::string_view name) {
  using enum Furniture;
  static constexpr std::pair<std::string_view, Furniture> kKinds[] = {{"label", Label},
                                                                      {"masthead", Masthead},
                                                                      {"byline", Byline},
                                                                      {"published", Published},
                                                                      {"updated", Updated},
                                                                      {"caption", Caption},
                                                                      {"follow", Follow},
                                                                      {"related", Related},
                                                                      {"comments", Comments},
                                                                      {"rights", Rights},
                                                                      {"ad", Ad},
                                                                      {"tools", Tools},
                                                                      {"outlet-word", OutletWord},
                                                                      {"clock", Clock},
                                                                      {"call", Call},
                                                                      {"social", Social},
                                                                      {"owner", Owner},
                                                                      {"home", Home},
                                                                      {"anonymous", Anonymous}};
  for (const auto& [key, kind] : kKinds)
    if (key == name) return kind;
  return std::nullopt;
}

std::optional<FurniturePhrase::Where> where_of(std::string_view name) {
  using enum FurniturePhrase::Where;
  if (name == "whole") return Whole;
  if (name == "head") return Head;
  if (name == "begin") return Begin;
  if (name == "part") return Part;
  return std::nullopt;
}

std::string at_line(std::string_view file, const Table& table, std::size_t row) {
  return std::string(file) + ":" + std::to_string(table.line(row));
}

Result<void> load_furniture(ArticleLexicon& lexicon, const ResourceSource& source) {
  constexpr std::string_view kFile = "lexicons/page_furniture.tsv";
  const auto table = load_table(source, kFile, {"kind", "where", "zone", "phrases"});
  if (!table) return tl::unexpected<Error>(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto kind = furniture_kind(table->cell(row, "kind"));
    const auto where = where_of(table->cell(row, "where"));
    if (!kind || !where) return fail(ErrorCode::BadSyntax, at_line(kFile, *table, row), "unknown kind or where");
    const auto index = static_cast<std::uint32_t>(lexicon.furniture_phrases.size());
    lexicon.furniture_phrases.push_back({*kind, *where, table->cell(row, "zone") == "edge"});
    for (const std::string_view phrase : table->list(row, "phrases")) lexicon.furniture.add(phrase, index);
  }
  lexicon.furniture.build();
  return {};
}

Result<void> load_outlets(ArticleLexicon& lexicon, const ResourceSource& source) {
  const auto table = load_table(source, "outlets/outlets.tsv", {"domain", "ar", "en", "country", "family"});
  if (!table) return tl::unexpected<Error>(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto names = table->list(row, "ar");
    const auto index = static_cast<std::uint32_t>(lexicon.outlets.size());
    lexicon.outlets.push_back({names.empty() ? std::string() : std::string(names.front()),
                               std::string(table->cell(row, "en")), std::string(table->cell(row, "country")),
                               std::string(table->cell(row, "family"))});
    for (const std::string_view name : names) lexicon.outlet_names.add(name, index);
    for (const std::string_view domain : table->list(row, "domain")) lexicon.outlet_domains.emplace(domain, index);
  }
  lexicon.outlet_names.build();
  return {};
}

Result<void> load_agencies(ArticleLexicon& lexicon, const ResourceSource& source) {
  const auto table = load_table(source, "outlets/agencies.tsv", {"id", "ar", "en"});
  if (!table) return tl::unexpected<Error>(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto index = static_cast<std::uint32_t>(lexicon.agency_ids.size());
    lexicon.agency_ids.emplace_back(table->cell(row, "id"));
    for (const char* const column : {"ar", "en"})
      for (const std::string_view name : table->list(row, column)) lexicon.agencies.add(name, index);
  }
  lexicon.agencies.build();
  return {};
}

Result<void> load_cities(ArticleLexicon& lexicon, const ResourceSource& source) {
  const auto table = load_table(source, "lexicons/dateline_cities.tsv", {"ar"});
  if (!table) return tl::unexpected<Error>(table.error());
  for (std::size_t row = 0; row < table->size(); ++row)
    for (const std::string_view name : table->list(row, "ar"))
      lexicon.cities.add(name, static_cast<std::uint32_t>(row));
  lexicon.cities.build();
  return {};
}

Result<void> load_months(ArticleLexicon& lexicon, const ResourceSource& source) {
  constexpr std::string_view kFile = "lexicons/months.tsv";
  const auto table = load_table(source, kFile, {"calendar", "month", "forms"});
  if (!table) return tl::unexpected<Error>(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    int month = 0;
    for (const char c : table->cell(row, "month"))
      if (c >= '0' && c <= '9' && month < 100) month = month * 10 + (c - '0');
    if (month < 1 || month > 12) return fail(ErrorCode::BadSyntax, at_line(kFile, *table, row), "a month is 1 to 12");
    const auto index = static_cast<std::uint32_t>(lexicon.month_names.size());
    lexicon.month_names.push_back({table->cell(row, "calendar") == "hijri", month});
    for (const std::string_view form : table->list(row, "forms")) lexicon.months.add(form, index);
  }
  lexicon.months.build();
  return {};
}

Result<void> load_month_beginnings(ArticleLexicon& lexicon, const ResourceSource& source) {
  constexpr std::string_view kFile = "lexicons/month_beginnings.tsv";
  const auto table = load_table(source, kFile, {"month", "beginnings"});
  if (!table) return tl::unexpected<Error>(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    int month = 0;
    for (const char c : table->cell(row, "month"))
      if (c >= '0' && c <= '9' && month < 100) month = month * 10 + (c - '0');
    if (month < 1 || month > 12) return fail(ErrorCode::BadSyntax, at_line(kFile, *table, row), "a month is 1 to 12");
    for (const std::string_view beginning : table->list(row, "beginnings"))
      lexicon.month_beginnings.emplace_back(fold(beginning), month);
  }
  // The longest beginning decides.
  std::ranges::stable_sort(lexicon.month_beginnings,
                           [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  return {};
}

Result<void> load_ago_words(ArticleLexicon& lexicon, const ResourceSource& source) {
  constexpr std::string_view kFile = "lexicons/ago_words.tsv";
  constexpr std::array<std::string_view, 4> kKinds = {"ago", "unit", "dual", "number"};
  const auto table = load_table(source, kFile, {"kind", "value", "words"});
  if (!table) return tl::unexpected<Error>(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto kind = std::ranges::find(kKinds, table->cell(row, "kind"));
    const std::string_view digits = table->cell(row, "value");
    int value = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (kind == kKinds.end() || read.ec != std::errc{})
      return fail(ErrorCode::BadSyntax, at_line(kFile, *table, row),
                  "a row is ago, unit, dual or number, and a number");
    for (const std::string_view word : table->list(row, "words"))
      lexicon.ago_words[fold(word)] = {static_cast<AgoWord>(kind - kKinds.begin()), value};
  }
  return {};
}

}  // namespace

int ArticleLexicon::month_of(std::string_view word) const {
  if (word.size() < 3 || word.size() > 28) return 0;
  for (const auto& [beginning, month] : month_beginnings)
    if (beginning.front() == word.front() && word.starts_with(beginning)) return month;
  return 0;
}

const Outlet* ArticleLexicon::outlet_of_host(std::string_view host) const {
  while (!host.empty()) {
    if (const auto at = outlet_domains.find(host); at != outlet_domains.end()) return &outlets[at->second];
    const std::size_t dot = host.find('.');
    if (dot == std::string_view::npos) return nullptr;
    host.remove_prefix(dot + 1);
  }
  return nullptr;
}

bool ArticleLexicon::begins_with(std::string_view folded, std::uint32_t from, Furniture kind) const {
  for (const PhraseTable::Match& match : furniture.match(folded, from))
    for (const std::uint32_t payload : match.payloads)
      if (furniture_phrases[payload].kind == kind) return true;
  return false;
}

bool ArticleLexicon::is_outlet_word(std::string_view word) const {
  for (const std::uint32_t payload : furniture.find(word))
    if (furniture_phrases[payload].kind == Furniture::OutletWord) return true;
  return false;
}

Result<ArticleLexicon> ArticleLexicon::load(const ResourceSource& source) {
  ArticleLexicon lexicon;
  for (const auto load :
       {load_furniture, load_outlets, load_agencies, load_cities, load_months, load_month_beginnings, load_ago_words})
    if (const auto loaded = load(lexicon, source); !loaded) return tl::unexpected<Error>(loaded.error());
  return lexicon;
}

}  // namespace isnad
