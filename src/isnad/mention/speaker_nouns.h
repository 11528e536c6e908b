#pragma once
// Common nouns for those who speak without a name ("a source", "officials", "the ministry") and for the texts that carry
// their speech ("a statement"). From resources/lexicons/speaker_nouns.tsv. Proclitics and the article are looked through.
#include <cstdint>
#include <string>
#include <string_view>

#include "isnad/lexicon/resource_source.h"
#include "isnad/mention/word_set.h"

namespace isnad {

enum class SpeakerNoun : std::uint16_t {
  Source = 1,
  Person = 2,
  Group = 4,
  Body = 8,
  Outlet = 16,
  Carrier = 32,  // a text: its owner speaks
  Quoted = 64,   // words in marks right after it are speech
  Aide = 128,    // somebody's: "an adviser of X" is not X
  Again = 256,   // "the speaker", "the official": with the article, whoever spoke before
  Latter = 512,  // the person named last
};

class SpeakerNouns {
 public:
  [[nodiscard]] static Result<SpeakerNouns> load(const ResourceSource& source);
  /// Kinds of the noun, as bits of SpeakerNoun; 0 when it is none.
  [[nodiscard]] std::uint16_t of(std::string_view folded_word) const;
  /// Without looking through proclitics (the article excepted).
  [[nodiscard]] std::uint16_t exactly(std::string_view folded_word) const;

 private:
  WordMap<std::uint16_t> nouns_;
};

[[nodiscard]] constexpr bool is(std::uint16_t kinds, SpeakerNoun one) {
  return (kinds & static_cast<std::uint16_t>(one)) != 0;
}

}  // namespace isnad
