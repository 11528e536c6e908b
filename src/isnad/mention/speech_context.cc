#include "isnad/mention/speech_context.h"

namespace isnad {

SpeechContext::SpeechContext(const Reading& reading, const SpeechLexicon& l)
    : lexicon(l),
      actors(reading, l.classes, l.nouns),
      marks(match_quotation_marks(reading.article, reading.analysis)),
      clause{reading, marks, l, actors, {}, {}} {
  clause.prepare();
  cues = find_cues(clause);
}

}  // namespace isnad
