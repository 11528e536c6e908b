#pragma once
// Which articles of a heap tell of one event.
#include <vector>

#include "isnad/mention/reading.h"
#include "isnad/story/story.h"
#include "isnad/story/story_lexicon.h"

namespace isnad {

[[nodiscard]] std::vector<Story> group_stories(const std::vector<Reading>& readings, const Registry& registry,
                                               const StoryLexicon& lexicon);

}  // namespace isnad
