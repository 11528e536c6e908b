#pragma once
// What was agreed or not, what is planned, who holds which position: the statements of the articles, keyed by kind,
// predicate, who and what about. Statements with one key are one finding, its words each outlet's own. One that denies
// what another affirms, the same predicate, people and matter, another article or another party conflicts with it.
// A statement that no other article has is a finding too, of one source.
#include <vector>

#include "isnad/claim/finding.h"
#include "isnad/claim/story_view.h"

namespace isnad {

void compare_deeds(const StoryView& view, std::vector<Finding>& findings);

}  // namespace isnad
