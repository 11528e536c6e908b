#pragma once
// Which texts of a heap may share passages, without comparing all with all. From each text a fixed choice of its runs
// of four words is kept, at least one of any seven words on end (winnowing: Schleimer, Wilkerson and Aiken 2003), so
// two texts with seven equal words on end always meet. A run that stands in very many texts is a formula: it ties a
// text only to its nearest neighbours in the heap. Near linear in the words of the heap.
#include <cstdint>
#include <utility>
#include <vector>

#include "isnad/lineage/word_sequence.h"

namespace isnad {

/// The fingerprints of a text, sorted, each once.
[[nodiscard]] std::vector<std::uint64_t> fingerprints(const WordSequence& sequence);

/// Pairs (a < b, places in `texts`) with at least two fingerprints in common, sorted; for each text kMostPartners at
/// most of those with the most in common.
[[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> find_reuse(
    const std::vector<const WordSequence*>& texts);
inline constexpr std::size_t kMostPartners = 128;

}  // namespace isnad
