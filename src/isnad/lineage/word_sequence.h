#pragma once
// The words of a reading's content, ready to be compared with another's: each a number, the same for the spellings that
// houses differ in. Words are folded and stemmed, and long vowels inside a word are dropped, so that a newsroom's own
// way to write a foreign name does not hide a copy. Words inside direct quotation marks are left out: two newsrooms
// that quote one statement have not copied each other.
//
//     "al-amrikiya" and "al-amirkiya" -> one number
#include <cstdint>
#include <vector>

#include "isnad/base/span.h"
#include "isnad/mention/reading.h"

namespace isnad {

struct WordSequence {
  std::vector<std::uint32_t> words;
  std::vector<Span> spans;  // of each word in the article; empty when only the words are kept
};

[[nodiscard]] WordSequence word_sequence(const Reading& reading);

/// Hash of the words [at, at + n).
[[nodiscard]] std::uint64_t shingle(const WordSequence& sequence, std::size_t at, std::size_t n);

}  // namespace isnad
