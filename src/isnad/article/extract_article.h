#pragma once
#include "isnad/article/article.h"
#include "isnad/lexicon/resource_source.h"
#include "isnad/page/page.h"

namespace isnad {

struct ArticleLexicon {
  [[nodiscard]] static Result<ArticleLexicon> load(const ResourceSource& source);
};

[[nodiscard]] Article extract_article(Page&& page, const ArticleLexicon& lexicon);

}  // namespace isnad
