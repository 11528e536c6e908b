#pragma once
// Assessments that exclude each other: cordial against tense, progress against none, under control against spreading
// (resources/lexicons/assessment_dimensions.tsv). A dimension conflicts when articles stand on both its poles; each
// pole keeps who says so. Questions, conditions and forecasts assess nothing. What is assessed must be the event: its
// word stands in the sentence, or the dimension's own head does.
#include <vector>

#include "isnad/claim/finding.h"
#include "isnad/claim/story_event.h"
#include "isnad/claim/story_view.h"

namespace isnad {

void compare_assessments(const StoryView& view, const StoryEvent& event, std::vector<Finding>& findings);

}  // namespace isnad
