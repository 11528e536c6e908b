#pragma once
// The event a story is about, as far as its words tell: the classes of its nouns and verbs (a meeting, an earthquake, a
// match), and the places it is said to have happened in. A date, a place or a duration is the event's when such a word
// governs it: stands before it in its clause with nothing nearer that could ("the war that began in 2014"), or after it
// when the clause opens with the date. War is the background of other events unless it is the event itself.
#include <cstdint>
#include <vector>

#include "isnad/claim/story_view.h"

namespace isnad {

struct StoryEvent {
  std::vector<bool> classes;          // by event class
  std::uint32_t main_class = kNone;   // kNone when no article uses a word of any class
  bool announced = false;             // a decision, a ruling: it happens when it is announced
  std::vector<std::uint32_t> places;  // registry entities, one chain or several, sorted
};

[[nodiscard]] StoryEvent find_story_event(const StoryView& view);

/// What governs the words that begin at `token`.
enum class Governor : std::uint8_t { Event, OtherEvent, OtherPlace, Since, None };
[[nodiscard]] Governor governor_of(const StoryView& view, const StoryEvent& event, const ArticleView& article,
                                   std::uint32_t first, std::uint32_t last);

/// The place mention at the token is told as where the event happened: locative, in a clause that tells the event.
[[nodiscard]] bool happens_at(const StoryView& view, const StoryEvent& event, const ArticleView& article,
                              std::uint32_t token);

/// One place is the other or lies within it, or the other way round.
[[nodiscard]] bool same_chain(const Registry& registry, std::uint32_t a, std::uint32_t b);
/// `inner` lies within `outer`, by any number of steps.
[[nodiscard]] bool lies_within(const Registry& registry, std::uint32_t inner, std::uint32_t outer);

}  // namespace isnad
