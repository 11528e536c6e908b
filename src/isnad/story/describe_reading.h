#pragma once
// What an article is about, as numbers that can be compared: its rare words and its entities, weighed by how rare they
// are in news at large and by where they stand (title and lead count more); the kind of event; and the days on which
// the article says the event happened. The time of the event is what keeps apart a thing that happens again and again
// in the same words (a monthly meeting, a derby, another strike).
#include <compare>
#include <cstdint>
#include <string_view>
#include <vector>

#include "isnad/mention/reading.h"
#include "isnad/story/story_lexicon.h"

namespace isnad {

struct Term {
  std::uint32_t key = 0;  // hash of a stem, or of what a name is known by
  float frequency = 0;    // 1 + ln of how often, the lead counting double
  float rarity = 0;       // in news at large
  float weight = 0;       // in the heap: set by HeapFrequency::weigh(), then of length 1 as a vector
};

/// The words of a person's name by their keys (arabic/name_key.h): two articles seldom give it with the same words.
struct PersonKey {
  std::uint32_t last = 0;    // usually the family's
  std::uint32_t first = 0;   // 0: a name of one word
  std::uint32_t second = 0;  // 0: a name of two words at most
  auto operator<=>(const PersonKey&) const = default;
};

struct Description {
  std::vector<Term> words;                // sorted by key
  std::vector<Term> entities;             // likewise
  std::vector<PersonKey> persons;         // the first kMostPersons that are named; sorted
  static constexpr std::size_t kMostPersons = 32;
  std::vector<PlaceId> scenes;            // the local places that the lead puts the event in; sorted
  std::vector<PlaceId> places;            // all known places named anywhere; sorted
  PlaceId headline_place = kNoPlace;      // the local place named most often, three times at least
  std::uint32_t length = 0;               // tokens
  int occasion = -1;                      // index into StoryLexicon::occasions(), -1 when the lead has no word of any
  std::int32_t event_day = kNoDay;        // days since 1970: the first day that the lead names
  std::vector<std::int32_t> periods;      // months (year * 12 + month - 1) that the lead names without a day; sorted
  std::vector<std::int32_t> open_months;  // 0..11: months that the lead names without a year; sorted
  std::int32_t published = kNoDay;
  std::uint64_t fingerprint = 0;  // of id and text: an order of articles that is no order of arrival
  static constexpr std::int32_t kNoDay = INT32_MIN;

  /// The day of the event, else that of publication, else kNoDay.
  [[nodiscard]] std::int32_t day() const { return event_day != kNoDay ? event_day : published; }
};

/// Depends on the reading alone: a name is keyed by its gazetteer id, a person by the key of the family name, anything
/// else by the key of its name (arabic/name_key.h).
[[nodiscard]] Description describe_reading(const Reading& reading, const StoryLexicon& lexicon);

/// The key of a name in Description::entities; `folded_name` is fold_phrase(entity.name).
[[nodiscard]] std::uint32_t entity_key(const LocalEntity& entity, std::string_view folded_name);
/// The last bit of a key says whether it is a place's.
[[nodiscard]] constexpr bool is_place_key(std::uint32_t key) {
  return (key & 1U) != 0;
}

/// Cosine of two sorted and weighed term vectors.
[[nodiscard]] double cosine(const std::vector<Term>& a, const std::vector<Term>& b);

}  // namespace isnad
