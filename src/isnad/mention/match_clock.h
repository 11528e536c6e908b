#pragma once
// Clock times: "10:08 m bi-tawqit Adan", "as-saa ath-thamina wa-n-nisf masaan", "ath-thamina masaan". An hour word
// needs "the hour" before it or a part of the day after it; a bare number needs a part of the day.
#include <optional>

#include "isnad/mention/time_expression.h"

namespace isnad {

/// The clock time that begins at the atom; its part of the day is in `part` and already applied to the hour.
[[nodiscard]] std::optional<TimeExpression> match_clock(const SensedSentence& s, std::uint32_t at,
                                                        const TimeLexicon& lexicon);

/// "from five to seven in the evening", "between 4 and 5 p.m.", after the word for from or between; the part of the day
/// or the zone of the second holds for the first too. Two bare numbers are no clock. See match_clock_range.cc.
[[nodiscard]] std::optional<TimeExpression> match_clock_range(const SensedSentence& s, std::uint32_t at,
                                                              const TimeLexicon& lexicon, bool after_day);

/// The hour on the 24-hour clock.
void apply_day_part(ClockTime& clock, DayPart part);

}  // namespace isnad
