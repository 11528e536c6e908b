#include "isnad/mention/find_mentions.h"

#include "isnad/mention/find_quotations.h"
#include "isnad/mention/speech_context.h"
namespace isnad {

Reading find_mentions(Article&& article, Analysis&& analysis, const MentionLexicon& lexicon, MentionMemory& memory) {
  Reading reading;
  reading.article = std::move(article);
  reading.analysis = std::move(analysis);
  reading.diagnostics = reading.article.diagnostics;

  find_times(reading, lexicon.times);
  find_quantities(reading, lexicon.quantities);
  find_entities(reading, lexicon.entities, memory);
  SpeechContext speech(reading, lexicon.statements.speech);
  find_quotations(reading, speech);
  find_statements(reading, speech, lexicon.statements);
  find_evaluations(reading, lexicon.evaluations);
  return reading;
}

}  // namespace isnad
