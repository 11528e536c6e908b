#pragma once
// A reading: all that one article yields, and the only value that crosses from read_article() to compile_dossier().
// It is pure (the same bytes and resources give the same reading), holds no pointer, and can be cached by content hash.
#include <vector>

#include "isnad/arabic/analysis.h"
#include "isnad/article/article.h"
#include "isnad/base/diagnostic.h"
#include "isnad/mention/mention.h"

namespace isnad {

struct Reading {
  Article article;
  Analysis analysis;
  std::vector<EntityMention> mentions;   // sorted by span, not nested
  std::vector<LocalEntity> entities;
  std::vector<TimeMention> times;        // sorted by span
  std::vector<QuantityMention> quantities;
  std::vector<Quotation> quotations;
  std::vector<Statement> statements;
  std::vector<Evaluation> evaluations;
  std::vector<Diagnostic> diagnostics;   // page's, article's and our own, in that order
};

}  // namespace isnad
