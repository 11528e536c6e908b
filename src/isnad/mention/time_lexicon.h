#pragma once
// The words of time, from resources/lexicons: months.tsv, weekdays.tsv, time_units.tsv, time_words.tsv, time_zones.tsv
// and the numerals. All stand in one SenseTable; the kind of a sense says which list it comes from (time_sense::Kind),
// its id which entry. Immutable after load.
#include <cstdint>
#include <string>
#include <vector>

#include "isnad/arabic/numerals.h"
#include "isnad/arabic/senses.h"
#include "isnad/base/result.h"
#include "isnad/lexicon/resource_source.h"

namespace isnad {

namespace time_sense {
enum Kind : std::uint8_t {
  kMonth = 1,  // id: into months()
  kWeekday,    // id: 1..7
  kUnit,       // id: into units() * 3 + GrammaticalNumber
  kZone,       // id: into zones()
  kDay,        // id - 10: days from today
  kPart,       // id: DayPart
  kPartOnly,   // the letters for a.m. and p.m.: only after a clock
  kDirection,  // id: Direction
  kThis,       // "this" before the noun
  kSeason,     // id: index into "SP SU FA WI"
  kCentury,
  kDecade,  // id: 2..9
  kEra,
  kVague,
  kVagueNoun,
  kCorresponds,  // joins the two calendars' dates
  kTo,
  kBetween,
  kFrom,
  kAt,  // joins a day and a clock
  kEach,
  kCue,       // a preposition or noun that makes an ambiguous word a month
  kSpan,      // what stands before a bare "hour", "year" that is a duration
  kSpanOnly,  // what stands before a bare plural that is a vague span
  kWhole,     // "all ... long": a unit with its article after it is a duration of one
  kBefore,    // "less", before the quarter that is missing from the hour
  kMidway,
  kNight,
  kDayWord,
  kNotADay,   // before a weekday that is part of a name
  kNotAYear,  // before digits that are no year
  kYearCue,
  kFuture,  // the clause speaks of what is to come
  kZoneMark,
  kZoneLocal,
  kZoneShort,  // Greenwich, without a mark
  kChristianEra,
  kHijriEra,
  kNotToday,  // after "the day" that is not today
  kSeveral,
  kOne,
  kSince,
  kFirstDay,  // the first of a month, as a word of its own
  kCounted,   // a counted noun or a unit of measure: what stands before it is no year
};
}  // namespace time_sense

enum class GrammaticalNumber : std::uint8_t { Singular, Dual, Plural };
enum class Direction : std::uint8_t { None, Last, Next, This, Same, Vague };
enum class DayPart : std::uint8_t { None, Dawn, Morning, BeforeNoon, Noon, Afternoon, Evening, Night, Midnight };

struct MonthName {
  std::uint8_t month = 1;
  bool hijri = false;
  enum class Alone : std::uint8_t { Free, Cue, Number } alone = Alone::Free;
};

struct UnitOfTime {
  std::string name;  // singular English
  std::string code;  // "TH", "D", "10Y": designator, T before those of the clock
  bool with_number = false;
};

class TimeLexicon {
 public:
  [[nodiscard]] static Result<TimeLexicon> load(const ResourceSource& source);

  [[nodiscard]] const SenseTable& table() const { return table_; }
  [[nodiscard]] const NumeralLexicon& numerals() const { return numerals_; }
  [[nodiscard]] const MonthName& month(const Sense& sense) const { return months_[sense.id]; }
  [[nodiscard]] const UnitOfTime& unit(const Sense& sense) const { return units_[sense.id / 3]; }
  [[nodiscard]] static GrammaticalNumber number_of(const Sense& sense) {
    return static_cast<GrammaticalNumber>(sense.id % 3);
  }
  [[nodiscard]] const std::string& zone(const Sense& sense) const { return zones_[sense.id]; }

 private:
  SenseTable table_;
  NumeralLexicon numerals_;
  std::vector<MonthName> months_;
  std::vector<UnitOfTime> units_;
  std::vector<std::string> zones_;
};

}  // namespace isnad
