#pragma once
// Pairs of quotation marks in a text, whatever they look like: guillemets, curly and straight double quotes, single
// ones, double primes, and openings closed by a mark of another family, as hurried newsrooms print them. What stands
// between a pair may be speech, a name or a term: classify_marks.h decides.
//
// Invariants: pairs do not cross; `inner` has no white space at its ends and is never empty; an opening without its
// close ends with its sentence and is marked. A prime after a number is a minute, an apostrophe inside a word is no mark.
#include <cstdint>
#include <vector>

#include "isnad/arabic/analysis.h"
#include "isnad/article/article.h"
#include "isnad/base/span.h"

namespace isnad {

struct MarkedText {
  Span outer;               // with its marks
  Span inner;               // between them
  std::uint32_t first = 0;  // tokens of `outer`: the opening mark ...
  std::uint32_t last = 0;   // ... and one past the closing one
  std::uint32_t depth = 0;  // 0: not inside another pair
  bool balanced = true;
};

/// Sorted by outer.begin. Only content blocks.
[[nodiscard]] std::vector<MarkedText> match_quotation_marks(const Article& article, const Analysis& analysis);

}  // namespace isnad
