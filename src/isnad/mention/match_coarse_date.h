#pragma once
// Dates wider than a month: years bare and named, intervals of years, seasons, decades, centuries, units with a
// direction ("next week", "this year"), and spans that are only vague. Four bare digits are a year between 1900 and
// 2099 where nothing is counted and no label stands before them ("Qatar 2022", not "resolution 1701", not "2000 dead").
#include <optional>

#include "isnad/mention/time_expression.h"

namespace isnad {

[[nodiscard]] std::optional<TimeExpression> match_coarse_date(const SensedSentence& s, std::uint32_t at,
                                                              const TimeLexicon& lexicon);

}  // namespace isnad
