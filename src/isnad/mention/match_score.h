#pragma once
// Scores and the minutes of a match: "3-3", "4-2", "3 muqabil 3", "hadafayn dun radd", "ad-daqiqa 23", "(36)" behind a
// scorer, "80'". Bare forms count only on a page that speaks of a match (needs_sport).
#include <optional>

#include "isnad/mention/match_quantity.h"

namespace isnad {

[[nodiscard]] std::optional<QuantityWords> match_score(const SensedSentence& s, std::uint32_t at,
                                                       const QuantityLexicon& lexicon);
[[nodiscard]] std::optional<QuantityWords> match_minute(const SensedSentence& s, std::uint32_t at,
                                                        const QuantityLexicon& lexicon);

}  // namespace isnad
