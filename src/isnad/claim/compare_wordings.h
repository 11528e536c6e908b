#pragma once
// The same words across outlets. Of the quotations of one speaker that are one finding, how each stands to the fullest of
// them: word for word, cut short, altered (and where), told in other words, or translated otherwise. And the same words in
// two mouths: what one outlet gives to one person and another outlet to somebody else is a conflict.
//
//     "peace needs courage and time" / "peace needs courage and money"   altered: "money"
//
// Words are compared folded, without punctuation and leading conjunctions. Two wordings of one utterance are two
// translations when the speaker acts for a state whose language is not Arabic: nothing in the text tells it otherwise.
//
// Not done: a minister's words given to his ministry, which newsrooms take for one mouth.
#include <vector>

#include "isnad/claim/finding.h"
#include "isnad/claim/story_view.h"

namespace isnad {

/// How each quotation stands to the fullest direct one among them; empty when fewer than two articles carry it.
[[nodiscard]] std::vector<Wording> compare_wordings(const StoryView& view, const std::vector<Evidence>& evidence,
                                                    const std::vector<bool>& direct, std::uint32_t speaker);

/// Direct quotations of five words or more that different articles give to different people.
void compare_mouths(const StoryView& view, std::vector<Finding>& findings);

}  // namespace isnad
