#pragma once
// Sets and maps of words that are asked with views: no string is made for a look-up. Open addressing: one hash of eight
// bytes at a time, mostly one comparison. Words stay in the order they were added; nothing is ever taken out. An insertion
// ends the life of references and iterators.
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "isnad/base/hash.h"
#include "isnad/lexicon/word_filter.h"

namespace isnad {

template <typename T>
class WordMap {
 public:
  using value_type = std::pair<std::string, T>;
  using iterator = typename std::vector<value_type>::iterator;
  using const_iterator = typename std::vector<value_type>::const_iterator;

  [[nodiscard]] const_iterator begin() const { return items_.begin(); }
  [[nodiscard]] const_iterator end() const { return items_.end(); }
  [[nodiscard]] std::size_t size() const { return items_.size(); }
  [[nodiscard]] bool empty() const { return items_.empty(); }

  [[nodiscard]] const_iterator find(std::string_view word) const {
    if (slots_.empty() || !filter_.may_hold(word)) return end();
    const std::uint64_t hash = word_hash(word);
    for (std::size_t at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
      const Slot& slot = slots_[at];
      if (slot.item == 0) return end();
      if (slot.mark == mark_of(hash) && items_[slot.item - 1].first == word) return begin() + (slot.item - 1);
    }
  }
  [[nodiscard]] bool contains(std::string_view word) const { return find(word) != end(); }
  [[nodiscard]] std::size_t count(std::string_view word) const { return contains(word) ? 1 : 0; }

  /// Leaves a word that is there already as it is; says whether it was new.
  template <typename... Value>
  std::pair<iterator, bool> emplace(std::string_view word, Value&&... value) {
    if (const auto found = find(word); found != end()) return {items_.begin() + (found - begin()), false};
    items_.emplace_back(std::string(word), T(std::forward<Value>(value)...));
    if (items_.size() * 2 > slots_.size()) {
      grow();
    } else {
      enter(static_cast<std::uint32_t>(items_.size()));
    }
    return {items_.end() - 1, true};
  }
  T& operator[](std::string_view word) { return emplace(word).first->second; }

 private:
  struct Slot {
    std::uint32_t mark = 0;
    std::uint32_t item = 0;  // index + 1; 0: empty
  };
  [[nodiscard]] static std::uint32_t mark_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32U); }
  void enter(std::uint32_t item) {
    const std::uint64_t hash = word_hash(items_[item - 1].first);
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].item != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = {mark_of(hash), item};
    filter_.add(items_[item - 1].first);
  }
  void grow() {
    slots_.assign(slots_.empty() ? 16 : slots_.size() * 2, Slot{});
    filter_.reset(slots_.size() / 2);
    for (std::uint32_t item = 1; item <= items_.size(); ++item) enter(item);
  }

  std::vector<value_type> items_;
  std::vector<Slot> slots_;  // a power of two
  WordFilter filter_;        // of the words
};

class WordSet {
 public:
  [[nodiscard]] bool contains(std::string_view word) const { return words_.contains(word); }
  [[nodiscard]] std::size_t count(std::string_view word) const { return words_.count(word); }
  [[nodiscard]] bool empty() const { return words_.empty(); }
  [[nodiscard]] std::size_t size() const { return words_.size(); }
  void insert(std::string_view word) { words_.emplace(word); }
  void insert(const WordSet& other) {
    for (const auto& [word, nothing] : other.words_) words_.emplace(word);
  }
  void emplace(std::string_view word) { words_.emplace(word); }

 private:
  struct Nothing {};
  WordMap<Nothing> words_;
};

}  // namespace isnad
