#pragma once
// What an EDTF value fixes of a date, and whether two values can be true of one day. "2025", "2025-SU", "XXXX-WXX-5"
// and "2025-08-15" all can; "2020-03" and "2025" cannot. An interval holds every day from its first to its last.
#include <cstdint>
#include <string>
#include <string_view>

namespace isnad {

struct CalendarDate {
  int year = 0;  // 0: not said
  int month = 0;
  int day = 0;
  int season = 0;                                   // 1 spring .. 4 winter
  int weekday = 0;                                  // 1 Monday .. 7 Sunday
  int last_year = 0, last_month = 0, last_day = 0;  // an interval's last day; 0: no interval

  [[nodiscard]] bool empty() const { return year == 0 && month == 0 && day == 0 && season == 0 && weekday == 0; }
  [[nodiscard]] bool full() const { return year != 0 && month != 0 && day != 0; }
  /// How much it says, for choosing the finest of agreeing values.
  [[nodiscard]] int precision() const;
};

/// Empty for what is no date (a duration, a bare clock time, a century).
[[nodiscard]] CalendarDate parse_calendar_date(std::string_view edtf);

[[nodiscard]] bool can_agree(const CalendarDate& a, const CalendarDate& b);

/// 1 Monday .. 7 Sunday, in the Gregorian calendar. Requires: full().
[[nodiscard]] int weekday_of(int year, int month, int day);
/// Days since 1970-01-01.
[[nodiscard]] long day_number(int year, int month, int day);

}  // namespace isnad
