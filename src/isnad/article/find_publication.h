#pragma once
// Who published an article, when, under whose name: from what the feed gave, the page's metadata, the address, the
// outlet table, and the text's own lines, in this order of trust. The day printed at the top of a page on the day it
// was loaded is not a publication date (judge_lines.h: page_clock).
#include "isnad/article/article.h"
#include "isnad/article/article_lexicon.h"
#include "isnad/article/judge_lines.h"
#include "isnad/article/line.h"
#include "isnad/page/page.h"

namespace isnad {

/// Fills url, outlet, title, byline, published and diagnostics about them. Requires: article.text and blocks are set.
void find_publication(Article& article, const PageMetadata& metadata, const std::vector<Line>& lines,
                      const JudgedLines& judged, const ArticleLexicon& lexicon);

/// "example.com" of "https://www.example.com/a?b": the host without "www."; empty when the address has none.
[[nodiscard]] std::string host_of(std::string_view url);

}  // namespace isnad
