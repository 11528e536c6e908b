#pragma once
// An affirmation and its denial. What stands after a verb of denying ("the ministry denied that its army had ...") is
// held against what the articles affirm in other places: two telling words in common, or one and the name it is about,
// and most of what is denied. Both sides are kept, each with who says so; nothing is decided.
#include <vector>

#include "isnad/claim/finding.h"
#include "isnad/claim/story_view.h"

namespace isnad {

void compare_denials(const StoryView& view, std::vector<Finding>& findings);

}  // namespace isnad
