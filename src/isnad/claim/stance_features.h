#pragma once
// What two sentences have in common and what sets them apart, as features for the stance model. A feature is a number
// for its name (FNV-1a) and a value in [0, 1]; sentence order does not matter: features(a, b) == features(b, a).
// Words count by their key (word_keys.h), so forms of one word fall together; a word that only one of the two has
// speaks alone and in a pair with each such word of the other ("rises" against "falls").
//
// After the lexical-difference features of Bowman et al. 2015 ("A large annotated corpus for learning natural language
// inference", section 4.2), without the hypothesis-only ones: those learn how annotators write.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/claim/claim_lexicon.h"

namespace isnad {

struct StanceFeature {
  std::uint32_t name = 0;
  float value = 0;
};

/// Sorted by name, each name once.
[[nodiscard]] std::vector<StanceFeature> stance_features(const ClaimLexicon& lexicon,
                                                         const std::vector<std::string_view>& a,
                                                         const std::vector<std::string_view>& b);

/// The words and numbers of folded text (scan_tokens.h), no marks. Views into `folded`.
[[nodiscard]] std::vector<std::string_view> stance_words(std::string_view folded);

}  // namespace isnad
