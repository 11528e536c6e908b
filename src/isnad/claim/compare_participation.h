#pragma once
// Who took part, for whom, and who was absent: a finding a person or body, from the statements of participation. Lists
// of different length never contradict one another: who is not named is not denied. Only "took part" against "did not",
// by different articles, is a conflict.
#include <vector>

#include "isnad/claim/finding.h"
#include "isnad/claim/story_view.h"

namespace isnad {

void compare_participation(const StoryView& view, std::vector<Finding>& findings);

}  // namespace isnad
