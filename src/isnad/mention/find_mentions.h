#pragma once
// The stage: an analysed article becomes a reading. The finders run in the order below; each may rely on what those
// before it found and on nothing else.
#include "isnad/arabic/analysis.h"
#include "isnad/article/article.h"
#include "isnad/mention/mention_lexicon.h"
#include "isnad/mention/mention_memory.h"
#include "isnad/mention/reading.h"

namespace isnad {

[[nodiscard]] Reading find_mentions(Article&& article, Analysis&& analysis, const MentionLexicon& lexicon,
                                    MentionMemory& memory);

}  // namespace isnad
