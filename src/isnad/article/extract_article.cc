#include "isnad/article/extract_article.h"

#include "isnad/base/sha256.h"

namespace isnad {

Result<ArticleLexicon> ArticleLexicon::load(const ResourceSource&) { return ArticleLexicon{}; }

Article extract_article(Page&& page, const ArticleLexicon&) {
  Article article;
  article.id = std::move(page.id);
  article.source = std::move(page.source);
  article.text = std::move(page.text);
  article.sha256 = sha256_hex(article.text);
  for (const PageBlock& block : page.blocks) article.blocks.push_back({block.span, BlockRole::Body});
  article.diagnostics = std::move(page.diagnostics);
  return article;
}

}  // namespace isnad
