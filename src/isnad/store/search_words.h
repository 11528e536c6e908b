#pragma once
// The words of a text as the archive's search knows them. Each word of a text has a form (folded, its proclitics taken
// off) and a stem under which its other forms fall together (claim/word_keys.h: suffixes and long vowels off); numbers
// are without their separators, other scripts in small letters. Both stand at one place of the index, the form marked
// with "=", so that a query finds every form and ranks the one that was asked for higher.
//
//     "wa-lil-mufawadat" in Arabic letters  ->  form "=mufawadat", stem "mfwd"
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "isnad/base/span.h"
#include "isnad/claim/word_keys.h"

namespace isnad {

struct SearchWord {
  std::string form;  // with its "="
  std::string stem;  // empty: only the form is searched (signs of numbers, other scripts)
};

/// Requires: `keys` outlives it; used by one thread at a time (it remembers words it has seen).
class SearchWords {
 public:
  explicit SearchWords(const WordKeys& keys) : keys_(keys) {}

  /// Calls `each(Span in text, const SearchWord&)` for every word, in order; signs are passed over.
  template <typename F>
  void split(std::string_view text, F&& each) {
    Scan scan{text, 0, {}};
    while (const SearchWord* word = next(scan)) each(scan.span, *word);
  }
  /// How much a word tells, 0 .. 1 (news at large).
  [[nodiscard]] double rarity(const SearchWord& word) const;

 private:
  struct Scan {
    std::string_view text;
    std::uint32_t at;
    Span span;
  };
  const SearchWord* next(Scan& scan);

  const WordKeys& keys_;
  std::unordered_map<std::string, SearchWord> seen_;  // by the word as written
  SearchWord number_;
};

}  // namespace isnad
