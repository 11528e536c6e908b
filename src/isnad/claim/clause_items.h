#pragma once
// A clause as a sequence of telling items, in which two outlets' wordings can be compared.
#include <cstdint>
#include <string>
#include <vector>

#include "isnad/claim/story_view.h"

namespace isnad {

/// NameWord: an adjective made from a name of the story; it tells who, not what.
enum class ItemKind : std::uint8_t { Word, NameWord, Entity, Number };

struct Item {
  std::uint64_t key = 0;    // unique over kinds within a story
  std::uint32_t first = 0;  // tokens [first, last)
  std::uint32_t last = 0;
  double weight = 0;
  ItemKind kind = ItemKind::Word;
  bool person = false;
};

struct ClauseItems {
  std::uint32_t article = 0;  // index into StoryView::articles
  std::uint32_t first = 0;    // tokens [first, last)
  std::uint32_t last = 0;
  std::vector<Item> items;
};

[[nodiscard]] ClauseItems items_of(const StoryView& view, std::uint32_t article, std::uint32_t first_token,
                                   std::uint32_t last_token);
[[nodiscard]] ClauseItems items_of(const StoryView& view, std::uint32_t article, Span span);

/// Items [first, last) of each of two clauses that say the same.
struct SharedRun {
  std::uint32_t a_first = 0, a_last = 0;
  std::uint32_t b_first = 0, b_last = 0;
  double weight = 0;        // of the shared items
  double density = 0;       // of the shared among all items of the two runs, the lower of the two
  std::uint32_t words = 0;  // shared items that are words
  std::uint32_t shared = 0;
  explicit operator bool() const { return a_last > a_first; }
};

[[nodiscard]] SharedRun find_shared_run(const ClauseItems& a, const ClauseItems& b);

/// The clause denies rather than affirms what stands in it up to this item: a negation anywhere before its end governs
/// it ("did not result in any tangible progress"), except in "still" ("la yazal"). What
/// follows a verb of denial in its sentence is denied too, up to the next verb of saying.
[[nodiscard]] bool is_negated(const StoryView& view, const ClauseItems& clause, std::uint32_t last_item);

/// The clause asks or supposes rather than tells: a word of condition stands in it ("if", "whether"), or its sentence
/// ends with a question mark.
[[nodiscard]] bool is_supposed(const StoryView& view, const ClauseItems& clause);

/// The clause has a predicate: a verb by its form, a negation, or the cue of a statement. A heading
/// of nouns alone has none, and is no claim.
[[nodiscard]] bool tells_something(const StoryView& view, const ClauseItems& clause);

}  // namespace isnad
