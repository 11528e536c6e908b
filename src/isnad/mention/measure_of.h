#pragma once
// What a number measures, told from the words of its clause: the noun or verb before it (listed in
// measure_words.tsv), or the clause that follows it. The search stops at the clause's end and at another quantity.
#include <string>

#include "isnad/mention/match_quantity.h"

namespace isnad {

struct MeasureFound {
  std::string measures;
  std::string unit;     // for a number that has none of its own
  bool before = false;  // a measure word stands before it
  bool after = false;
  bool amount = false;  // "reached", "number of" stands before it
};

/// `from` is the end of the quantity before it in the sentence, 0 when there is none.
[[nodiscard]] MeasureFound measure_of(const SensedSentence& s, const QuantityWords& words, std::uint32_t from,
                                      const QuantityLexicon& lexicon);

}  // namespace isnad
