#pragma once
// Days of the calendar in words and digits: "7 aylul 2025", "7-9 sibtambir", "September 7, 2025", "from 4 to 23 of next
// month", a month alone where nothing else can be meant. What stands before the day (weekday, part of the day) and the
// other calendar's date after it are match_date.cc's.
#include <optional>

#include "isnad/mention/date_parts.h"

namespace isnad {

struct MonthDate {
  PartialDate date;
  std::optional<PartialDate> until;
  std::uint32_t end = 0;
  Direction direction = Direction::None;
  Direction year_direction = Direction::None;
  bool month_of_direction = false;
  bool odd = false;
  std::uint32_t odd_begin = 0;
};

/// A week or month with its direction.
struct DirectedUnit {
  Direction direction = Direction::None;
  std::uint32_t end = 0;
};

/// The date that begins at the atom. `short_too`: "7/9" without a year will do.
[[nodiscard]] std::optional<MonthDate> match_calendar_date(const SensedSentence& s, std::uint32_t at,
                                                              const TimeLexicon& lexicon, bool short_too);

/// "last week", "this week".
[[nodiscard]] std::optional<DirectedUnit> match_week(const SensedSentence& s, std::uint32_t at,
                                                     const TimeLexicon& lexicon);

}  // namespace isnad
