#pragma once
// Dates of every grain: full and partial days in words and digits, weekdays and today's neighbours with what stands
// beside them, nights between two days, intervals, months under double names, years, seasons, decades, centuries, both
// calendars side by side. A clock time that stands with the day belongs to the mention. What the words mean on the
// calendar is resolve_time.h's work.
#include <optional>

#include "isnad/mention/time_expression.h"

namespace isnad {

/// The longest date that begins at the atom.
[[nodiscard]] std::optional<TimeExpression> match_date(const SensedSentence& s, std::uint32_t at,
                                                       const TimeLexicon& lexicon);

}  // namespace isnad
