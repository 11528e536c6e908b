#pragma once
// How much a word or a name says in this heap. In the language at large "the two holy mosques" are rare; in a Saudi
// heap they stand in every third article and tie nothing together. So the counts of the heap are pooled with those of
// lexicons/document_frequency.tsv: what one story's articles have in common changes nothing, thirty thousand articles
// decide.
//
//     rarity = ln((N + heap) / (n + articles of the heap that have it)), each less an allowance
#include <cstdint>
#include <unordered_map>

#include "isnad/story/describe_reading.h"

namespace isnad {

class HeapFrequency {
 public:
  void count(const Description& description);
  void forget(const Description& description);
  /// Gives the terms their weights: 1 + ln of the count, times the rarity, scaled so that each vector has length 1.
  void weigh(Description& description) const;

 private:
  using Counts = std::unordered_map<std::uint32_t, std::uint32_t>;
  void weigh(std::vector<Term>& terms, const Counts& counts, float worthless) const;

  Counts words_;
  Counts entities_;
  std::uint32_t articles_ = 0;
};

}  // namespace isnad
