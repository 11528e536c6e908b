#pragma once
// Where a word may begin after its proclitics. Arabic writes conjunctions (waw, fa), prepositions (ba, kaf, lam), the
// future sin and the article as one string with the word; which letters are proclitics is ambiguous ("wlyd" is a name,
// not "and lyd"), so every possible cut is offered and the lexicon decides. Order of proclitics: conjunction,
// preposition or future, article (Ryding 2005, "A Reference Grammar of Modern Standard Arabic", ch. 16 and 18).
#include <array>
#include <cstdint>
#include <string_view>

namespace isnad {

struct Cut {
  std::uint8_t skip = 0;     // bytes of the folded word before the cut
  bool definite = false;     // the article stands right before the cut (or is assimilated into lam-lam)
  bool conjunction = false;  // a conjunction was cut
  bool preposition = false;  // ba, kaf or lam was cut
  bool future = false;       // sin was cut
};

struct Cuts {
  std::array<Cut, 4> items{};  // the whole word, after the conjunction, after the preposition, after the article
  std::uint8_t count = 0;
  [[nodiscard]] const Cut* begin() const { return items.data(); }
  [[nodiscard]] const Cut* end() const { return items.data() + count; }
};

/// All cuts of a folded Arabic word, shortest first; the first is the whole word. What remains has at least two
/// letters. Words of other scripts have one cut.
[[nodiscard]] Cuts proclitic_cuts(std::string_view folded_word);

/// A light stem: the longest proclitics and then common suffixes taken off, three letters kept at least. Lossy; for
/// comparing content words, never for display. (Affixes as in the light10 stemmer, Larkey et al. 2007, with pronoun
/// suffixes.)
[[nodiscard]] std::string_view light_stem(std::string_view folded_word);

}  // namespace isnad
