#pragma once
// One identity for one person under all his spellings, over the whole heap. What a person decided about that is obeyed
// after the machine's own merges, in the order given: two entities are one, or some spellings of an entity are another.
// A decision knows a spelling again by what the machine tells names apart by, never by an entity's number.
#include <compare>
#include <set>
#include <string>
#include <vector>

#include "isnad/mention/reading.h"
#include "isnad/story/story.h"
#include "isnad/story/story_lexicon.h"

namespace isnad {

/// One spelling of one thing.
struct SpellingKey {
  EntityType type = EntityType::Other;
  std::string known;  // gazetteer id or empty
  std::string name;   // folded phrase
  std::string scope;  // unknown persons: their side; unknown bodies: the country that their article speaks of most
  auto operator<=>(const SpellingKey&) const = default;
};

/// Of each entity of a reading.
[[nodiscard]] std::vector<SpellingKey> spelling_keys(const Reading& reading);

struct IdentityDecision {
  enum class Kind { Same, Apart };
  Kind kind = Kind::Same;
  std::set<SpellingKey> first;
  std::set<SpellingKey> second;    // joins the first, or leaves it
  std::set<std::string> articles;  // Apart: only in articles of these ids; empty: everywhere
};

[[nodiscard]] Registry resolve_identity(const std::vector<Reading>& readings, const StoryLexicon& lexicon,
                                        const std::vector<IdentityDecision>& decisions = {});

}  // namespace isnad
