#pragma once
// Which articles share so much text that one copied the other or both a third: candidates by find_reuse.h, then exact
// alignment. A pair counts when a third of the shorter text, or forty words, stand in common passages.
#include <cstdint>
#include <vector>

#include "isnad/lineage/lineage.h"
#include "isnad/lineage/text_trace.h"

namespace isnad {

struct Reuse {
  std::uint32_t from = 0;  // place in the texts: the likelier original
  std::uint32_t to = 0;
  double overlap = 0;             // share of the shorter text's words that stand in common passages, 0..1
  std::uint32_t words = 0;        // equal words in them
  std::vector<Passage> passages;  // empty when the traces have no spans
};

inline constexpr double kCopyOverlap = 0.35;

/// Sorted by the two places, smaller first.
[[nodiscard]] std::vector<Reuse> align_reuse(const std::vector<const TextTrace*>& texts);

}  // namespace isnad
