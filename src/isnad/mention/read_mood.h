#pragma once
// Whether what somebody is said to have said is affirmed, and how sure it is: the polarity and modality of a reported
// clause, read from its own words (a negation before its verb, "perhaps", "it is expected", "if", a future verb, a
// question) and from the verb that reports it ("denied" turns it, "expects", "pledges", "fears" make it no fact).
//
//     "the minister denied that the factory will close"   negated, future
//
// Only the main part of the clause counts: what stands after a relative pronoun, another "that" or a comma is not what
// is asserted; a condition makes the whole conditional wherever it stands.
#include "isnad/mention/find_cues.h"

namespace isnad {

struct Mood {
  Polarity polarity = Polarity::Affirmed;
  Modality modality = Modality::Asserted;
};

/// `first`, `last`: tokens of the clause. `cue` may be null: the outlet's own words, or words without a verb of saying.
[[nodiscard]] Mood read_mood(const Reading& reading, const ActorReader& actors, const SpeechLexicon& lexicon,
                             const SpeechCue* cue, std::uint32_t first, std::uint32_t last);

/// A verb with the future sin, known or not: by its shape.
[[nodiscard]] bool is_future_shape(std::string_view folded_word, std::uint32_t classes);

}  // namespace isnad
