#pragma once
// What the finders remember from article to article, to save time: scores that depend on one word alone. It changes no
// result. One memory serves one thread; it stays bounded, and may be thrown away between any two articles.
#include "isnad/mention/ner_scores.h"

namespace isnad {

struct MentionMemory {
  NerMemory ner;
};

}  // namespace isnad
