#pragma once
// How likely two articles tell of one event. Words and names in common (cosine) say how alike they are; time and place
// say whether what is alike can be one event: above 1 when both leads date or place it alike, below when they cannot
// mean one. Symmetric.
#include "isnad/story/describe_reading.h"
#include "isnad/story/story_lexicon.h"

namespace isnad {

/// Of words and names alone, 0..1.
[[nodiscard]] double likeness(const Description& a, const Description& b);

/// What time and place make of a likeness: 0 .. kLargestFactor.
[[nodiscard]] double occasion_factor(const Description& a, const Description& b, const StoryLexicon& lexicon);
inline constexpr double kLargestFactor = 1.9;

/// That they tell of one event.
[[nodiscard]] inline double similarity(const Description& a, const Description& b, const StoryLexicon& lexicon) {
  return likeness(a, b) * occasion_factor(a, b, lexicon);
}

}  // namespace isnad
