#pragma once
// What a claim tells, taken apart, and how much of it another sentence tells too: words by key, names by identity or by
// their words, places by what lies within them; dates and figures stand apart, for they are compared as values.
#include <cstdint>
#include <string>
#include <vector>

#include "isnad/claim/calendar_date.h"
#include "isnad/claim/clause_items.h"
#include "isnad/claim/quantity_claims.h"
#include "isnad/claim/story_view.h"

namespace isnad {

/// What a run of tokens tells.
struct Telling {
  ClauseItems items;  // without the words of dates
  std::vector<const QuantityClaim*> figures;
  std::vector<CalendarDate> dates;
  std::vector<std::uint32_t> places;  // registry entities
};

/// The registry entity of an item, kNone for a word.
[[nodiscard]] std::uint32_t entity_of(const Item& item);

class ToldClaim {
 public:
  /// `claim` is an index into view.articles. Requires: the view outlives it.
  ToldClaim(const StoryView& view, std::uint32_t claim);
  ToldClaim(const ToldClaim&) = delete;
  ToldClaim& operator=(const ToldClaim&) = delete;

  [[nodiscard]] const Telling& claim() const { return claim_; }
  /// Its items, each once, no numbers.
  [[nodiscard]] const std::vector<Item>& items() const { return items_; }
  /// Its first word, what is claimed to have happened; null when it has names alone.
  [[nodiscard]] const Item* head() const { return head_ == kNone ? nullptr : &items_[head_]; }

  /// What tokens [first, last) of an article tell.
  [[nodiscard]] Telling read(std::uint32_t article, std::uint32_t first, std::uint32_t last) const;

  /// Share (0 .. 1) of what the claim tells, without the item `left_out`, that the sentence carries; what only the rest
  /// of the article carries counts for less: a sentence stands in its article.
  [[nodiscard]] double covered(const Telling& said, const Telling& whole, const Item* left_out) const;
  /// Words of the claim, no names, that the sentence has.
  [[nodiscard]] std::size_t shared_words(const Telling& said) const;
  /// A name counts as there when its words stand in the sentence ("the market of Nyala": "Al-Jeer market in the city
  /// of Nyala"), a country with its adjective, a place with a place within it.
  [[nodiscard]] bool has(const Telling& said, const Item& x) const;
  /// Whoever and whatever the claim names, but for one entity, is named in the article.
  [[nodiscard]] bool names_told(const Telling& whole, std::uint32_t but) const;
  /// "Egyptians": a word that tells who, though no name, stands in the sentence itself.
  [[nodiscard]] bool groups_told(const Telling& said) const;

  /// A place after "in": where it happened, not who did it.
  [[nodiscard]] bool is_where(const Item& item, const ArticleView& article) const;
  /// All words of one name stand in the other: "the market of Nyala" and "Nyala".
  [[nodiscard]] bool alike(std::uint32_t x, std::uint32_t y) const;

 private:
  [[nodiscard]] bool is_place(const Item& item) const;
  void drop_dates(const Reading& reading, ClauseItems& items) const;
  [[nodiscard]] bool has_word(const Telling& said, const std::string& bare, bool with_adjective) const;

  const StoryView& view_;
  std::vector<QuantityClaim> figures_;
  Telling claim_;
  std::vector<Item> items_;
  std::uint32_t head_ = kNone;  // into items_
};

}  // namespace isnad
