#pragma once
// Who said which words: quotations of one speaker in the same or nearly the same words are one finding, however each
// outlet cut or translated them; a change of words is no conflict. Words that stand in quotation marks are a finding
// even when one outlet has them; reported speech only when two have it.
#include <vector>

#include "isnad/claim/finding.h"
#include "isnad/claim/story_view.h"

namespace isnad {

void compare_quotations(const StoryView& view, std::vector<Finding>& findings);

}  // namespace isnad
