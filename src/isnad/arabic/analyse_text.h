#pragma once
// Article -> Analysis: the content blocks cut into sentences and tokens. Furniture (boilerplate, bylines, captions) is
// left out: nothing in it can become a mention. A hard-wrapped paragraph is one block, so its line breaks do not end a
// sentence.
//
// A sentence ends at . ! ? or the Arabic question mark followed by white space, the block's end or a closing mark, and
// at a run of dots. It does not end inside a number, after a single letter (an initial or an abbreviation: the letters
// of "A. F. P.", "d." for doctor) nor between letters without a space ("S.P.A").
#include "isnad/arabic/analysis.h"
#include "isnad/article/article.h"

namespace isnad {

[[nodiscard]] Analysis analyse_text(const Article& article);

}  // namespace isnad
