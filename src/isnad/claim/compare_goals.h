#pragma once
// Minutes of goals, in stories of a match: the minute given for one goal of one scorer by each article. Minutes no more
// than two apart, in articles that do not list both, are of one goal; different ones conflict. Whose goal a minute is,
// the nearest person before it in its sentence tells.
#include <vector>

#include "isnad/claim/finding.h"
#include "isnad/claim/story_event.h"
#include "isnad/claim/story_view.h"

namespace isnad {

void compare_goals(const StoryView& view, const StoryEvent& event, std::vector<Finding>& findings);

}  // namespace isnad
