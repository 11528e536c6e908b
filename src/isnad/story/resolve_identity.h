#pragma once
// One identity for one person under all his spellings, over the whole heap.
#include <vector>

#include "isnad/mention/reading.h"
#include "isnad/story/story.h"
#include "isnad/story/story_lexicon.h"

namespace isnad {

[[nodiscard]] Registry resolve_identity(const std::vector<Reading>& readings, const StoryLexicon& lexicon);

}  // namespace isnad
