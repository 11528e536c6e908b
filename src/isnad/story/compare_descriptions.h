#pragma once
// How likely two articles tell of one event. Words and names in common (cosine) say how alike they are; time and place
// say whether what is alike can be one event: above 1 when both leads date or place it alike, below when they cannot
// mean one. Symmetric.
#include <cstddef>

#include "isnad/story/describe_reading.h"
#include "isnad/story/story_lexicon.h"

namespace isnad {

/// Of words and names alone, 0..1.
[[nodiscard]] double likeness(const Description& a, const Description& b);

/// How much of a heap may be other events of the kind, in the same town, in the same days: nothing in the few articles
/// that an editor puts together, 1 in the news of a day. 0..1.
[[nodiscard]] double share_of_strangers(std::size_t articles);

/// What time, place and people make of a likeness: 0 .. kLargestFactor. `strangers`: share_of_strangers() of the heap.
[[nodiscard]] double occasion_factor(const Description& a, const Description& b, const StoryLexicon& lexicon,
                                     double strangers);
inline constexpr double kLargestFactor = 1.9;

/// That they tell of one event.
[[nodiscard]] inline double similarity(const Description& a, const Description& b, const StoryLexicon& lexicon,
                                       double strangers) {
  return likeness(a, b) * occasion_factor(a, b, lexicon, strangers);
}

}  // namespace isnad
