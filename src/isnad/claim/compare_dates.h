#pragma once
// The date of the story's event. Dates that govern the event in each article are set side by side; those that can be
// one day are one value, shown by the finest ("2025", "summer 2025" and a Friday agree); those that cannot are kept
// apart and conflict. Two dates in one article are two occasions, not a conflict, unless a weekday contradicts the date
// it stands beside: that is an error to flag. Background years ("since 2022") never enter.
#include <vector>

#include "isnad/claim/finding.h"
#include "isnad/claim/story_event.h"
#include "isnad/claim/story_view.h"

namespace isnad {

void compare_dates(const StoryView& view, const StoryEvent& event, std::vector<Finding>& findings);

}  // namespace isnad
