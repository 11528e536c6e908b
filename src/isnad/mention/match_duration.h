#pragma once
// Durations: a number and a unit of time, a dual, a fraction of a unit, "one hour", and what is added to them. A bare
// unit counts only after a word that asks for a span ("for an hour"); a bare plural there is vague. Ages are
// durations. Not done: "the minute 23", which is a place in a match, and years that are names ("the year 2022").
#include <optional>

#include "isnad/mention/time_expression.h"

namespace isnad {

[[nodiscard]] std::optional<TimeExpression> match_duration(const SensedSentence& s, std::uint32_t at,
                                                           const TimeLexicon& lexicon);

}  // namespace isnad
