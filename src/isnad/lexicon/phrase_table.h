#pragma once
// Phrases of one or more words, found in folded text from a given place, longest first, ending at the end of a word.
// Phrases are folded when added (text/fold.h: fold_phrase), so any spelling that folds alike is found. A phrase that
// begins with the article is also found after the preposition lam, which swallows the article's alef ("to the United
// States" is written l-l-): the match then says how many bytes at its head are the preposition.
//
// Cost: one hash look-up per word of the longest phrase that could still match; most positions cost one.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/lexicon/word_filter.h"

namespace isnad {

class PhraseTable {
 public:
  struct Match {
    std::uint32_t begin = 0;                  // in the folded text, after a swallowed preposition
    std::uint32_t end = 0;                    // 0: no match
    std::span<const std::uint32_t> payloads;  // as added, in order
    [[nodiscard]] std::uint32_t payload() const { return payloads.front(); }
    explicit operator bool() const { return end != 0; }
  };

  /// Requires: build() not yet called. An empty phrase is ignored.
  void add(std::string_view phrase, std::uint32_t payload);
  /// Call once after the last add().
  void build();

  /// All phrases that begin at `from` and end at the end of a word, longest first.
  [[nodiscard]] std::vector<Match> match(std::string_view folded, std::uint32_t from) const;
  /// The longest only. Does not allocate.
  [[nodiscard]] Match longest(std::string_view folded, std::uint32_t from) const;
  /// The payloads of exactly this folded phrase.
  [[nodiscard]] std::span<const std::uint32_t> find(std::string_view folded_phrase) const;
  [[nodiscard]] bool contains(std::string_view folded_phrase) const { return !find(folded_phrase).empty(); }
  [[nodiscard]] std::size_t size() const { return added_; }

 private:
  struct Node {
    std::uint64_t hash = 0;
    std::uint32_t text = 0;  // into pool_
    std::uint32_t length = 0;
    std::uint32_t first = 0;  // payloads [first, first + count)
    std::uint16_t count = 0;
    std::uint8_t swallowed = 0;  // bytes of the preposition at the head
    bool more = false;           // a longer phrase begins so
  };
  struct Pending {
    std::string phrase;
    std::uint32_t payload;
    std::uint8_t swallowed;
  };

  [[nodiscard]] const Node* look_up(std::string_view text) const;
  template <typename F>
  void walk(std::string_view folded, std::uint32_t from, F&& visit) const;
  [[nodiscard]] Match to_match(const Node& node, std::uint32_t from, std::uint32_t end) const;

  std::vector<Pending> pending_;
  std::string pool_;
  std::vector<std::uint32_t> payloads_;
  WordFilter begins_;        // of the first words
  std::vector<Node> slots_;  // open addressing, power of two; length 0 is empty
  std::size_t added_ = 0;
};

}  // namespace isnad
