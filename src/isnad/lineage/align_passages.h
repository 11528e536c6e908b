#pragma once
// Which passages of two texts are one text; a passage may drop, add or change a few words.
//
// Method: every run of three equal words is an anchor; anchors on one diagonal, or near it, are chained into passages
// (gaps of up to five words); a passage has at least ten words of which at least 60 % are equal. (Anchoring by word
// n-grams as in Clough et al. 2002, "METER: MEasuring TExt Reuse", and Smith et al. 2014, passim.)
#include <cstdint>
#include <vector>

#include "isnad/lineage/lineage.h"
#include "isnad/lineage/word_sequence.h"

namespace isnad {

struct Alignment {
  std::vector<Passage> passages;  // empty when a sequence has no spans
  std::size_t words = 0;          // equal words within the passages
  std::size_t longest = 0;        // equal words of the longest passage
};

/// One text made ready to be aligned with many. Requires: the sequence outlives it.
class PassageIndex {
 public:
  explicit PassageIndex(const WordSequence& text);
  /// Passages of `from` (Passage::from) in the text (Passage::to).
  [[nodiscard]] Alignment align(const WordSequence& from) const;

 private:
  [[nodiscard]] std::uint32_t first_at(std::uint64_t hash) const { return heads_[hash & mask_]; }

  const WordSequence& text_;
  std::uint64_t mask_ = 0;
  std::vector<std::uint32_t> heads_;    // by hash: first anchor with it
  std::vector<std::uint32_t> next_;     // by anchor: the next in the text with the same slot
  std::vector<std::uint64_t> anchors_;  // their hashes
};

[[nodiscard]] Alignment align_passages(const WordSequence& a, const WordSequence& b);

}  // namespace isnad
