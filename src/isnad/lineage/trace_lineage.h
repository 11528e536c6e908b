#pragma once
// Who copied whom among the articles of a story, and which agency each passage is credited to.
#include <vector>

#include "isnad/lineage/lineage.h"
#include "isnad/lineage/lineage_lexicon.h"
#include "isnad/mention/reading.h"
#include "isnad/story/story.h"

namespace isnad {

[[nodiscard]] Lineage trace_lineage(const std::vector<Reading>& readings, const Story& story,
                                    const LineageLexicon& lexicon);

}  // namespace isnad
