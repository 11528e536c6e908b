#pragma once
// What an article is about, as numbers that can be compared: its rare words and its entities, weighed by how rare they
// are in news at large and by where they stand (title and lead count more); the kind of event; and the days on which
// the article says the event happened. The time of the event is what keeps apart a thing that happens again and again
// in the same words (a monthly meeting, a derby, another strike).
#include <cstdint>
#include <string>
#include <vector>

#include "isnad/mention/reading.h"
#include "isnad/story/story.h"
#include "isnad/story/story_lexicon.h"

namespace isnad {

struct Term {
  std::uint64_t key = 0;  // hash of a stem, or of an entity's place in the registry
  float weight = 0;
};

struct Description {
  std::vector<Term> words;                // sorted by key, length 1 as a vector
  std::vector<Term> entities;             // likewise
  std::vector<std::string> scenes;        // gazetteer ids of the local places that the lead puts the event in; sorted
  std::string headline_place;             // the local place named most often, three times at least; else empty
  std::vector<std::string> places;        // gazetteer ids of all places named anywhere; sorted
  std::uint32_t length = 0;               // tokens
  int occasion = -1;                      // index into StoryLexicon::occasions(), -1 when the lead has no word of any
  std::vector<std::int32_t> event_days;   // days since 1970 that date the lead's event; empty when unknown
  std::vector<std::int32_t> periods;      // months (year * 12 + month - 1) that the lead names without a day; sorted
  std::vector<std::int32_t> open_months;  // 0..11: months that the lead names without a year; sorted
  std::int32_t published = kNoDay;
  static constexpr std::int32_t kNoDay = INT32_MIN;
};

[[nodiscard]] Description describe_reading(const Reading& reading, const std::vector<std::uint32_t>& registry_of_local,
                                           const Registry& registry, const StoryLexicon& lexicon);

/// Cosine of two sorted term vectors of length 1.
[[nodiscard]] double cosine(const std::vector<Term>& a, const std::vector<Term>& b);

}  // namespace isnad
