#pragma once
// How long the event lasted: durations that a word of lasting governs, kept apart by what lasted (the talks, the press
// conference). Three hours and "nearly three hours" agree; three and five conflict.
#include <vector>

#include "isnad/claim/finding.h"
#include "isnad/claim/story_event.h"
#include "isnad/claim/story_view.h"

namespace isnad {

void compare_durations(const StoryView& view, const StoryEvent& event, std::vector<Finding>& findings);

}  // namespace isnad
