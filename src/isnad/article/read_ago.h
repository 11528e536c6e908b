#pragma once
// A time told from now («منذ 3 ساعات», «قبل يومين»): pages that say no date say this, and it means something only
// beside the time at which the page was fetched. Months and years back are not read: they tell no day.
#include <optional>
#include <string>
#include <string_view>

#include "isnad/article/article_lexicon.h"

namespace isnad {

/// Minutes before now that a short text tells, if that is what it tells.
[[nodiscard]] std::optional<int> minutes_ago(std::string_view text, const ArticleLexicon& lexicon);

/// The UTC day (YYYY-MM-DD) so many minutes before an instant, "2025-10-15T08:30:00Z". Requires: an ISO 8601 date
/// first.
[[nodiscard]] std::string day_before(const std::string& instant, int minutes);

}  // namespace isnad
