#include "isnad/mention/time_lexicon.h"

#include <array>
#include <charconv>
#include <optional>

#include "isnad/lexicon/table.h"
#include "isnad/mention/derive_forms.h"

namespace isnad {

using namespace time_sense;
namespace {

int parse_int(std::string_view cell) {
  int value = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return value;
}

struct Role {
  std::string_view name;
  time_sense::Kind kind;
};
constexpr std::array kRoles{
    Role{"day", kDay},
    Role{"part", kPart},
    Role{"part-only", kPartOnly},
    Role{"direction", kDirection},
    Role{"this", kThis},
    Role{"season", kSeason},
    Role{"century", kCentury},
    Role{"decade", kDecade},
    Role{"era", kEra},
    Role{"vague", kVague},
    Role{"vague-noun", kVagueNoun},
    Role{"corresponds", kCorresponds},
    Role{"to", kTo},
    Role{"between", kBetween},
    Role{"whole", kWhole},
    Role{"from", kFrom},
    Role{"at", kAt},
    Role{"each", kEach},
    Role{"cue", kCue},
    Role{"span", kSpan},
    Role{"span-only", kSpanOnly},
    Role{"before", kBefore},
    Role{"midway", kMidway},
    Role{"night", kNight},
    Role{"day-word", kDayWord},
    Role{"not-a-day", kNotADay},
    Role{"not-a-year", kNotAYear},
    Role{"year-cue", kYearCue},
    Role{"future", kFuture},
    Role{"zone-mark", kZoneMark},
    Role{"zone-local", kZoneLocal},
    Role{"zone-short", kZoneShort},
    Role{"era-christian", kChristianEra},
    Role{"era-hijri", kHijriEra},
    Role{"not-today", kNotToday},
    Role{"several", kSeveral},
    Role{"one", kOne},
    Role{"since", kSince},
    Role{"first-day", kFirstDay},
};

std::optional<time_sense::Kind> role_named(std::string_view name) {
  for (const Role& role : kRoles)
    if (role.name == name) return role.kind;
  return std::nullopt;
}

template <std::size_t N>
std::optional<std::uint16_t> position(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == name) return static_cast<std::uint16_t>(i);
  return std::nullopt;
}

constexpr std::array<std::string_view, 9> kParts{"none",      "dawn",    "morning", "before-noon", "noon",
                                                 "afternoon", "evening", "night",   "midnight"};
constexpr std::array<std::string_view, 6> kDirections{"none", "last", "next", "this", "same", "vague"};
constexpr std::array<std::string_view, 4> kSeasons{"SP", "SU", "FA", "WI"};

std::optional<std::uint16_t> id_of(time_sense::Kind kind, std::string_view value) {
  switch (kind) {
    case kDay:
      return static_cast<std::uint16_t>(parse_int(value) + 10);
    case kPart:
      return position(kParts, value);
    case kDirection:
      return position(kDirections, value);
    case kSeason:
      return position(kSeasons, value);
    case kDecade:
      return static_cast<std::uint16_t>(parse_int(value));
    default:
      return std::uint16_t{0};
  }
}

}  // namespace

Result<TimeLexicon> TimeLexicon::load(const ResourceSource& source) {
  TimeLexicon lexicon;
  auto numerals = NumeralLexicon::load(source);
  if (!numerals) return tl::unexpected(numerals.error());
  lexicon.numerals_ = std::move(*numerals);
  lexicon.numerals_.add_to(lexicon.table_);

  auto months = load_table(source, "lexicons/months.tsv", {"calendar", "month", "forms", "alone"});
  if (!months) return tl::unexpected(months.error());
  for (std::size_t row = 0; row < months->size(); ++row) {
    const auto id = static_cast<std::uint16_t>(lexicon.months_.size());
    MonthName name;
    name.month = static_cast<std::uint8_t>(parse_int(months->cell(row, "month")));
    name.hijri = months->cell(row, "calendar") == "hijri";
    const std::string_view alone = months->cell(row, "alone");
    name.alone = alone == "cue"      ? MonthName::Alone::Cue
                 : alone == "number" ? MonthName::Alone::Number
                                     : MonthName::Alone::Free;
    lexicon.months_.push_back(name);
    for (const std::string_view form : months->list(row, "forms")) lexicon.table_.add(kMonth, id, form);
  }

  auto weekdays = load_table(source, "lexicons/weekdays.tsv", {"day", "forms"});
  if (!weekdays) return tl::unexpected(weekdays.error());
  for (std::size_t row = 0; row < weekdays->size(); ++row) {
    const auto id = static_cast<std::uint16_t>(parse_int(weekdays->cell(row, "day")));
    for (const std::string_view form : weekdays->list(row, "forms")) lexicon.table_.add(kWeekday, id, form);
  }

  auto units =
      load_table(source, "lexicons/time_units.tsv", {"unit", "code", "singular", "dual", "plural", "with_number"});
  if (!units) return tl::unexpected(units.error());
  for (std::size_t row = 0; row < units->size(); ++row) {
    const auto id = static_cast<std::uint16_t>(3 * lexicon.units_.size());
    lexicon.units_.push_back({std::string(units->cell(row, "unit")), std::string(units->cell(row, "code")),
                              units->cell(row, "with_number") == "yes"});
    constexpr std::array<std::string_view, 3> kColumns{"singular", "dual", "plural"};
    for (std::size_t k = 0; k < kColumns.size(); ++k)
      for (const std::string_view form : units->list(row, kColumns[k]))
        lexicon.table_.add(kUnit, static_cast<std::uint16_t>(id + k), form);
  }

  auto zones = load_table(source, "lexicons/time_zones.tsv", {"zone", "forms"});
  if (!zones) return tl::unexpected(zones.error());
  for (std::size_t row = 0; row < zones->size(); ++row) {
    const auto id = static_cast<std::uint16_t>(lexicon.zones_.size());
    lexicon.zones_.emplace_back(zones->cell(row, "zone"));
    for (const std::string_view form : zones->list(row, "forms")) lexicon.table_.add(kZone, id, form);
  }

  auto counted = load_table(source, "lexicons/counted_nouns.tsv", {"singular", "plural"});
  if (!counted) return tl::unexpected(counted.error());
  for (std::size_t row = 0; row < counted->size(); ++row) {
    for (const std::string_view singular : counted->list(row, "singular"))
      for (const std::string& form : derive_forms(singular).singular) lexicon.table_.add(kCounted, 0, form);
    for (const std::string_view plural : counted->list(row, "plural")) lexicon.table_.add(kCounted, 0, plural);
  }
  auto measures = load_table(source, "lexicons/units.tsv", {"forms"});
  if (!measures) return tl::unexpected(measures.error());
  for (std::size_t row = 0; row < measures->size(); ++row)
    for (const std::string_view form : measures->list(row, "forms")) lexicon.table_.add(kCounted, 0, form);

  auto words = load_table(source, "lexicons/time_words.tsv", {"role", "value", "forms"});
  if (!words) return tl::unexpected(words.error());
  for (std::size_t row = 0; row < words->size(); ++row) {
    const auto kind = role_named(words->cell(row, "role"));
    const auto id = kind ? id_of(*kind, words->cell(row, "value")) : std::nullopt;
    if (!id) {
      return fail(ErrorCode::BadSyntax, "lexicons/time_words.tsv:" + std::to_string(words->line(row)),
                  "unknown role or value; see mention/time_lexicon.h");
    }
    for (const std::string_view form : words->list(row, "forms")) lexicon.table_.add(*kind, *id, form);
  }
  return lexicon;
}

}  // namespace isnad
