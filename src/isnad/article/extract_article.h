#pragma once
// Page -> article: which lines are title, headings, paragraphs, list items, captions, byline, dateline and which are
// the page's furniture; paragraphs that were hard-wrapped become one block again; title, outlet, byline, publication
// date and agency credits. The text itself is never changed.
//
//     lines   label | title | "by: NAME" | CITY (AGENCY) - first sentence ... | more of it | read also
//     blocks  boilerplate | title | byline | dateline, body                               | boilerplate
//
// Not done: an article that a page cuts into several pages; live blogs stay one article.
#include "isnad/article/article.h"
#include "isnad/article/article_lexicon.h"
#include "isnad/page/page.h"

namespace isnad {

[[nodiscard]] Article extract_article(Page&& page, const ArticleLexicon& lexicon);

}  // namespace isnad
