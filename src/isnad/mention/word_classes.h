#pragma once
// Closed-class words by what they do in a clause (resources/lexicons/function_words.tsv). A word may be of several
// classes; a leading conjunction is looked through. Classes are facts about words, not about their place: the readers
// of clauses decide.
//
//     of("wa-lam") has Negation and NegationVerb
#include <cstdint>
#include <string>
#include <string_view>

#include "isnad/lexicon/resource_source.h"
#include "isnad/mention/word_set.h"

namespace isnad {

enum class WordClass : std::uint32_t {
  That = 1U << 0,          // complementizers, with their pronouns
  Preposition = 1U << 1,
  Subordinator = 1U << 2,
  NewClause = 1U << 3,     // begins another clause after a comma
  Contrast = 1U << 4,
  Relative = 1U << 5,
  Topic = 1U << 6,
  Negation = 1U << 7,
  NegationNoun = 1U << 8,  // denies the noun after it
  NegationVerb = 1U << 9,  // denies the verb after it
  PastAux = 1U << 10,
  PassiveLight = 1U << 11, // "was (done)" before a verbal noun
  Question = 1U << 12,
  Conditional = 1U << 13,
  Possible = 1U << 14,
  Expected = 1U << 15,
  Reported = 1U << 16,
  Future = 1U << 17,
  Obligation = 1U << 18,
  Filler = 1U << 19,       // may stand between a verb and its subject
  Demonstrative = 1U << 20,
  DualParty = 1U << 21,    // "the two sides"
  OutcomeNoun = 1U << 23,  // what a meeting may yield
  NotFuture = 1U << 24,    // begins like a future verb and is none
  Continuing = 1U << 25,   // denied, it affirms: "has not ceased"
  Quantifier = 1U << 26,   // "some of", "one of"
  Comparison = 1U << 27,   // "than it"
  NotDenied = 1U << 28,    // after a negation it is none: "no doubt", "not only"
  Belongs = 1U << 22,      // "belonging to": the body after it is not the subject
};

class WordClasses {
 public:
  [[nodiscard]] static Result<WordClasses> load(const ResourceSource& source);

  /// The classes of a folded word; those of the word without its conjunction when the whole is not listed.
  [[nodiscard]] std::uint32_t of(std::string_view folded_word) const;
  /// Without looking through a conjunction.
  [[nodiscard]] std::uint32_t exactly(std::string_view folded_word) const;

 private:
  WordMap<std::uint32_t> words_;
};

[[nodiscard]] constexpr bool has(std::uint32_t classes, WordClass one) {
  return (classes & static_cast<std::uint32_t>(one)) != 0;
}

}  // namespace isnad
