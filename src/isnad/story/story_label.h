#pragma once
// Which of a story's articles gives it its label: the one nearest to the others in words; of a large story, to a sample
// of them. A title is preferred to the first words of a text.
#include <algorithm>
#include <cstdint>
#include <vector>

#include "isnad/story/describe_reading.h"

namespace isnad {

/// One of `group`, which is sorted by fingerprint; of equals the smallest number. Requires: `description(number)`
/// weighed.
template <class DescriptionOf, class TitledOf>
[[nodiscard]] std::uint32_t most_like_the_others(const std::vector<std::uint32_t>& group,
                                                 const DescriptionOf& description, const TitledOf& titled) {
  constexpr std::size_t kSample = 32;
  std::vector<std::uint32_t> members = group;
  std::sort(members.begin(), members.end());
  std::uint32_t best = members.front();
  double best_score = -1;
  for (const std::uint32_t r : members) {
    double score = titled(r) ? 0.2 : 0.0;
    for (std::size_t k = 0; k < std::min(group.size(), kSample); ++k) {
      if (group[k] != r) score += cosine(description(r).words, description(group[k]).words);
    }
    if (score > best_score) {
      best = r;
      best_score = score;
    }
  }
  return best;
}

}  // namespace isnad
