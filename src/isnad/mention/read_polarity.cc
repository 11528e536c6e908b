#include "isnad/mention/read_polarity.h"

#include "isnad/mention/statement_context.h"

namespace isnad {

Polarity read_polarity(const StatementContext& context, std::uint32_t token) {
  const ActorReader& actors = context.actors;
  const Sentence& sentence = context.sentence_of(token);
  constexpr std::uint32_t kThrough =
      static_cast<std::uint32_t>(WordClass::PassiveLight) | static_cast<std::uint32_t>(WordClass::PastAux) |
      static_cast<std::uint32_t>(WordClass::Obligation) | static_cast<std::uint32_t>(WordClass::Filler) |
      static_cast<std::uint32_t>(WordClass::Possible);
  constexpr std::uint32_t kReach = 4;
  std::uint32_t t = token;
  for (std::uint32_t step = 0; step < kReach && t > sentence.first; ++step) {
    const std::uint32_t c = actors.classes(t - 1);
    if (has(c, WordClass::Continuing)) return Polarity::Affirmed;
    if (has(c, WordClass::NegationVerb) || has(c, WordClass::NegationNoun)) {
      return has(actors.classes(t), WordClass::Continuing) ? Polarity::Affirmed : Polarity::Negated;
    }
    // through light verbs, and through the noun that a denial governs ("without reaching an agreement")
    bool through = (c & kThrough) != 0;
    if (!through) {
      for (const VerbForm& form : context.verbs[t - 1]) through |= form.part == VerbPart::Masdar;
    }
    if (!through) break;
    --t;
  }
  return Polarity::Affirmed;
}

}  // namespace isnad
