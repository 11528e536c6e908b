#include "isnad/pipeline/read_article.h"

#include "isnad/arabic/analyse_text.h"
#include "isnad/article/extract_article.h"
#include "isnad/mention/find_mentions.h"

namespace isnad {

Reading read_article(Page&& page, const Engine& engine) {
  MentionMemory memory;
  return read_article(std::move(page), engine, memory);
}

// bytes -> page -> article -> analysis -> mentions = Reading          (bytes -> page: page/read_pages.h)
Reading read_article(Page&& page, const Engine& engine, MentionMemory& memory) {
  Article article = extract_article(std::move(page), engine.article);
  Analysis analysis = analyse_text(article);
  return find_mentions(std::move(article), std::move(analysis), engine.mention, memory);
}

}  // namespace isnad
