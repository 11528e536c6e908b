#pragma once
// The likeliest tags of a sentence and how probable the names in them are: Viterbi over the tags, then the sums over all
// taggings, forward and backward (Rabiner 1989, "A Tutorial on Hidden Markov Models", III.A with scaling, III.B). The
// sums are of probabilities, scaled to one at each word, not of their logarithms: an exponential a tag and word, not one
// a pair of tags.
#include <cstdint>
#include <vector>

#include "isnad/mention/ner_scores.h"
#include "isnad/mention/ner_tables.h"

namespace isnad {

struct NerPath {
  std::uint32_t first = 0;  // word
  std::uint32_t last = 0;   // inclusive
  std::uint32_t begin_tag = 0;
  double probability = 0;  // that exactly these words are a name of this type
};

class NerLattice {
 public:
  explicit NerLattice(const NerTables& tables);
  /// Names in order. Buffers are kept from sentence to sentence.
  void decode(const std::vector<NerScores>& scores, std::vector<NerPath>& out);

 private:
  using Row = NerScores;
  void walk(const std::vector<NerScores>& scores);
  void sum(const std::vector<NerScores>& scores);
  [[nodiscard]] double probability(std::size_t first, std::size_t end) const;

  std::array<Row, kNerTags + 1> step_{};    // weight, by the tag it comes from; a forbidden step is -1e4
  std::array<Row, kNerTags + 1> factor_{};  // its exponential
  std::array<Row, kNerTags> back_factor_{};  // ... by the tag it goes to
  std::vector<Row> best_;
  std::vector<std::uint8_t> tags_;
  std::vector<Row> emit_;   // exponentials of the scores, the highest of each word 1
  std::vector<Row> alpha_;  // forward, summing to one
  std::vector<Row> beta_;   // backward, scaled by the same factors
  std::vector<float> scale_;
};

}  // namespace isnad
