#pragma once
// When an article was published and when it was last changed, with what says so. In order of trust:
//   1. what was given with the article (a record's field, a feed's item);
//   2. what the page states as its publication: JSON-LD, article:published_time, microdata, the newsrooms' own <meta>;
//   3. dates that may be of a change: a bare <meta name=date>. A day printed beside the heading that is earlier wins;
//   4. the day in the address;
//   5. what a reader sees: beside the heading, at the head of the text, in elements named after dates, below the text;
//   6. the page's description; a change's date when there is nothing else.
// A page that states universal time is dated by its newsroom's own day when the address, another field or the day
// printed beside the heading tells it. Never a date: the page's clock, years of copyright, dates of comments and of
// other articles. A date after the page was fetched, or a change before the publication, is diagnosed.
#include "isnad/article/article.h"
#include "isnad/article/article_lexicon.h"
#include "isnad/article/judge_lines.h"
#include "isnad/article/line.h"
#include "isnad/page/page.h"

namespace isnad {

/// Fills article.published and article.updated and diagnostics about them. Requires: article.url, text and blocks are
/// set.
void find_published(Article& article, const PageMetadata& metadata, const std::vector<Line>& lines,
                    const JudgedLines& judged, const ArticleLexicon& lexicon);

}  // namespace isnad
