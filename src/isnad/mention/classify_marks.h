#pragma once
// Which pairs of marks hold speech. Speech: marks that open what a cue says, marks inside what a cue says, marks that a
// cue or an attribution follows, marks after a noun of speech ("with the caption ..."). Not speech: names of bases,
// ships, storms, newspapers and the like, told by the noun before the mark; "what is called"; a name that the article
// knows as an entity; whole headings; words nobody is said to have said. In doubt it is no speech.
#include <cstdint>
#include <vector>

#include "isnad/mention/find_cues.h"

namespace isnad {

struct SpokenMark {
  std::uint32_t mark = 0;       // index into the marks
  std::uint32_t cue = kNone;    // index into the cues; kNone: see actor
  Actor actor;                  // when no cue governs it
};

[[nodiscard]] std::vector<SpokenMark> classify_marks(const Reading& reading, const std::vector<MarkedText>& marks,
                                                     const std::vector<SpeechCue>& cues, const SpeechLexicon& lexicon,
                                                     const ActorReader& actors);

}  // namespace isnad
