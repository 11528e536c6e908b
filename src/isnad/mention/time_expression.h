#pragma once
// What the words of one time mention say, before anything is known of the day on which they were written. A field is
// zero or empty where the words are silent. resolve_time.h turns it into an EDTF value.
//     "masa as-sabt al-madi (3 aghustus 2025)"  ->  part Evening, weekday 6, direction Last, date 2025-08-03
#include <cstdint>
#include <optional>
#include <string>

#include "isnad/mention/mention.h"
#include "isnad/mention/time_lexicon.h"

namespace isnad {

struct PartialDate {
  int year = 0;
  int month = 0;
  int day = 0;
  int weekday = 0;  // 1 = Monday
  bool hijri = false;
  [[nodiscard]] bool full() const { return year != 0 && month != 0 && day != 0; }
  [[nodiscard]] bool empty() const { return year == 0 && month == 0 && day == 0 && weekday == 0; }
};

struct ClockTime {
  int hour = -1;
  int minute = 0;
  std::string zone;  // IANA name; empty when the words name none
  [[nodiscard]] bool known() const { return hour >= 0; }
};

enum class Grain : std::uint8_t { None, Day, Week, Month, Year, Decade, Century };

struct TimeExpression {
  std::uint32_t begin = 0;  // atoms
  std::uint32_t end = 0;
  std::uint8_t cut = 0;  // proclitic bytes of the first atom
  TimeKind kind = TimeKind::Date;

  PartialDate date;
  std::optional<PartialDate> until;  // the other end of an interval, or the second night
  std::optional<PartialDate> hijri;  // the Hijri date that the words give beside the Gregorian one
  std::optional<int> days_from_today;
  Direction direction = Direction::None;       // of the weekday, the month or the unit
  Direction year_direction = Direction::None;  // "of last year"
  Grain grain = Grain::None;                   // of a unit with a direction: next week, this year
  bool month_of_direction = false;             // a day of "this month"
  int season = -1;                             // into SP SU FA WI
  int decade = -1;                             // 199 for the nineties
  int century = 0;                             // 19
  DayPart part = DayPart::None;
  bool night = false;
  ClockTime clock;
  std::optional<ClockTime> until_clock;  // "from five to seven"
  std::optional<Direction> week;         // the weekday's week: of last week, of this, of next
  std::string duration;  // ISO 8601
  bool vague = false;
  bool odd_month = false;  // a second month name that is only half there
  std::optional<Span> odd_span = std::nullopt;
};

}  // namespace isnad
