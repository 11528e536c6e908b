#pragma once
// The key of a word: what is left of it when its proclitics, suffixes and long vowels are taken away, so that two
// outlets' forms of one word fall together (a noun with and without the article, the forms of one verb, most broken
// plurals). It is a key for matching, no root: nothing is ever shown or derived from it. Whether a letter at the head
// is a proclitic is decided by counts over a news corpus (resources/lexicons/word_counts.tsv): what is left must be the
// commoner word. Words of one concept (resources/lexicons/concepts.tsv) share the concept's key.
//
// Light stemming after Larkey, Ballesteros and Connell 2002 ("light10"), with the corpus check and the vowel skeleton
// added. Not done: roots, lemmas, sense.
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "isnad/base/result.h"
#include "isnad/lexicon/resource_source.h"

namespace isnad {

class WordKeys {
 public:
  [[nodiscard]] static Result<WordKeys> load(const ResourceSource& source);

  /// The key of a folded word.
  [[nodiscard]] std::string key(std::string_view folded_word) const;
  /// The key without concepts: skeleton of the stem.
  [[nodiscard]] std::string skeleton(std::string_view folded_word) const;
  /// The word without proclitics, as written otherwise.
  [[nodiscard]] std::string bare(std::string_view folded_word) const;
  /// How much a word tells: 0 for the commonest of the language, 1 for one that the corpus does not hold.
  [[nodiscard]] double rarity(std::string_view key) const;

 private:
  [[nodiscard]] std::uint32_t count(std::string_view word) const;
  [[nodiscard]] std::uint32_t count_bare(std::string_view word) const;

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  template <typename V>
  using Map = std::unordered_map<std::string, V, Hash, std::equal_to<>>;

  Map<std::uint32_t> counts_;      // folded word -> articles
  Map<std::uint32_t> key_counts_;  // key -> articles (sum over its words)
  Map<std::string> concepts_;      // skeleton -> concept key
  double corpus_ = 1;
};

}  // namespace isnad
