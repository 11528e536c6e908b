#pragma once
// Quantities as claims: each with what it counts, where, of whom, who says so and with what reserve. Two quantities are
// about the same thing when their keys are equal; "170 outside the city" and "86 more" are not about what "11,300 dead"
// is about.
#include <cstdint>
#include <string>
#include <vector>

#include "isnad/claim/finding.h"
#include "isnad/claim/story_event.h"
#include "isnad/claim/story_view.h"

namespace isnad {

struct QuantityClaim {
  Evidence evidence;
  double low = 0;
  double high = 0;
  Qualifier qualifier = Qualifier::Exact;
  std::string unit;
  std::string measures;
  std::string scope;                    // place other than the event's, "elsewhere", "part", "rise"; empty: the whole
  std::uint32_t attributed_to = kNone;  // registry entity
  std::string attributed_text;          // as written, when no entity
  std::string as_of;                    // day, EDTF; empty when unknown
  bool headline = false;
  bool forecast = false;               // "may reach"
  bool rumour = false;                 // "reports speak of"
  std::uint32_t head = kNone;          // key of the noun before the number ("a force of 6.8")
  std::vector<std::uint32_t> context;  // keys of the words around, sorted
  std::uint32_t noun = kNone;          // key of what is counted, when it is a group of its own ("12 children")
  std::vector<std::uint32_t> names;    // registry entities of the sentence, sorted
  std::uint32_t sentence = 0;

  bool event_dated = false;  // the sentence dates the event; of what day the figure is, only the article's day tells

  [[nodiscard]] bool plain() const { return !forecast && !rumour; }
};

[[nodiscard]] std::vector<QuantityClaim> quantity_claims(const StoryView& view, const StoryEvent& event);

/// Counts that grow as a disaster, an arrest campaign or an epidemic is counted.
[[nodiscard]] bool is_cumulative(const std::string& measures);

}  // namespace isnad
