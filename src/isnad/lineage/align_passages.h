#pragma once
// Which passages of two texts are one text. Words are compared folded and stemmed, so house spellings and diacritics do
// not hide a copy; a passage may drop, add or change a few words. Words inside direct quotation marks are left out: two
// newsrooms that quote one statement have not copied each other.
//
// Method: every run of three equal words is an anchor; anchors on one diagonal, or near it, are chained into passages
// (gaps of up to five words); a passage has at least ten words of which at least 60 % are equal. (Anchoring by word
// n-grams as in Clough et al. 2002, "METER: MEasuring TExt Reuse", and Smith et al. 2014, passim.)
#include <cstdint>
#include <vector>

#include "isnad/base/span.h"
#include "isnad/lineage/lineage.h"
#include "isnad/mention/reading.h"

namespace isnad {

/// The words of a reading's content, ready to be compared.
struct WordSequence {
  std::vector<std::uint64_t> words;  // hashes of stems
  std::vector<Span> spans;           // of each word in the article
};

[[nodiscard]] WordSequence word_sequence(const Reading& reading);

struct Alignment {
  std::vector<Passage> passages;
  std::size_t words = 0;  // equal words within the passages
};

[[nodiscard]] Alignment align_passages(const WordSequence& a, const WordSequence& b);

/// Hash of the words [at, at + n).
[[nodiscard]] std::uint64_t shingle(const WordSequence& sequence, std::size_t at, std::size_t n);

}  // namespace isnad
