#pragma once
// Two versions of one article, sentence by sentence: which stand in both, which were altered and at which words, which came
// and which went. Sentences are equal when their words are, folded and without punctuation; a sentence that only moved counts
// as the same.
//
// Method: longest common subsequence of equal sentences, then equal ones that moved, then the likest of what is left, by
// words in common order (2 LCS / (n + m), at least one half), the likest pair first.
#include <cstdint>
#include <string_view>
#include <vector>

#include "isnad/base/span.h"
#include "isnad/mention/reading.h"

namespace isnad {

enum class SentenceChange { Same, Altered, Removed, Added };

/// "same", "altered", "removed", "added".
[[nodiscard]] const char* name(SentenceChange change);

struct SentencePair {
  SentenceChange change = SentenceChange::Same;
  Span before;                // in the older text; empty when added
  Span after;                 // in the newer text; empty when removed
  std::vector<Span> dropped;  // altered: words of the older that the newer has not, neighbours joined
  std::vector<Span> put_in;   // altered: words of the newer that the older has not, neighbours joined
};

/// In the order of the newer text; a removed sentence stands after the one it followed.
[[nodiscard]] std::vector<SentencePair> align_sentences(const Reading& before, const Reading& after);

}  // namespace isnad
