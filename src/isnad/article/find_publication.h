#pragma once
// Who published an article (find_imprint.h), under which title, and when: from what the feed gave, the page's metadata,
// the address, and the text's own lines, in this order of trust. The day printed at the top of a page on the day it
// was loaded is not a publication date (judge_lines.h: page_clock).
#include "isnad/article/article.h"
#include "isnad/article/article_lexicon.h"
#include "isnad/article/judge_lines.h"
#include "isnad/article/line.h"
#include "isnad/page/page.h"

namespace isnad {

/// Fills url, title, outlet, byline, published and diagnostics about them. Requires: article.text and
/// blocks are set.
void find_publication(Article& article, const PageMetadata& metadata, const std::vector<Line>& lines,
                      const JudgedLines& judged, const ArticleLexicon& lexicon);

}  // namespace isnad
