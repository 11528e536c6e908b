#pragma once
// Articles become groups that tell of one event: average-link agglomeration. Two groups join while the mean similarity
// over the pairs between them reaches the bar, so a chain of near neighbours does not pull two events together. Links
// are taken from the strongest down; a pair of groups without one link at the bar cannot have a mean at it, so the
// links say all that need be compared. Between large groups the mean is taken over a fixed sample of pairs, drawn by
// the articles' fingerprints: a join costs the same however large the groups. The result does not depend on the order
// of the articles. (Average linkage: Sokal and Michener 1958; bottom-k samples: Cohen and Kaplan 2007.)
#include <cstdint>
#include <vector>

#include "isnad/story/compare_descriptions.h"

namespace isnad {

struct Link {
  std::uint32_t a = 0;  // a < b
  std::uint32_t b = 0;
  double similarity = 0;  // that they tell of one event
  double likeness = 0;    // of words and names alone
};

/// The mean similarity at which two groups are one story. The larger the heap, the more strangers are alike by chance:
/// the bar rises with it. docs/measurements.md says on what it was chosen.
[[nodiscard]] double same_story_bar(std::size_t articles);

/// Mean of a measure over the pairs of two groups sorted by fingerprint, 64 pairs at most. `bar`: a mean clearly below
/// it may be given roughly.
template <class Measure>
[[nodiscard]] double mean_over_pairs(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b,
                                     double bar, const Measure& measure) {
  constexpr std::size_t kPairs = 64;
  constexpr std::size_t kSide = 8;
  std::size_t of_a = a.size();
  std::size_t of_b = b.size();
  if (of_a * of_b > kPairs) {
    of_a = a.size() <= b.size() ? std::min(a.size(), kSide) : std::min(a.size(), kPairs / std::min(b.size(), kSide));
    of_b = std::min(b.size(), kPairs / of_a);
  }
  double sum = 0;
  std::size_t seen = 0;
  const std::size_t all = of_a * of_b;
  for (std::size_t step = 0; step < of_b; ++step) {  // along diagonals: the first pairs stand for all members
    for (std::size_t i = 0; i < of_a; ++i, ++seen) sum += measure(a[i], b[(i + step) % of_b]);
    if (all > kSide && seen >= kSide && sum < 0.4 * bar * static_cast<double>(seen)) break;
  }
  return sum / static_cast<double>(seen);
}

/// Groups of the numbers below `all.size()`, each sorted by fingerprint, in the order of their smallest numbers.
/// `articles`: of the heap that they are taken from.
/// `begun`: groups that are together from the start and stay so; each number stands in one at most.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> agglomerate(
    const std::vector<const Description*>& all, std::vector<Link> links, const StoryLexicon& lexicon,
    std::size_t articles, const std::vector<std::vector<std::uint32_t>>& begun = {});

}  // namespace isnad
