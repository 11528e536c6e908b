#pragma once
// The place of the story's event. A base within a city within a state is one finding with a value a level, the finest
// first: containment refines, it never conflicts. Two places that do not contain one another are two findings: an event
// has several scenes more often than an outlet is wrong about the city, and a false alarm costs more than a scene.
#include <vector>

#include "isnad/claim/finding.h"
#include "isnad/claim/story_event.h"
#include "isnad/claim/story_view.h"

namespace isnad {

void compare_places(const StoryView& view, const StoryEvent& event, std::vector<Finding>& findings);

}  // namespace isnad
