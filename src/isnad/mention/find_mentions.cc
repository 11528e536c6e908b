#include "isnad/mention/find_mentions.h"

namespace isnad {

Reading find_mentions(Article&& article, Analysis&& analysis, const MentionLexicon& lexicon,
                      MentionMemory& memory) {
  Reading reading;
  reading.article = std::move(article);
  reading.analysis = std::move(analysis);
  reading.diagnostics = reading.article.diagnostics;

  find_times(reading, lexicon.times);
  find_quantities(reading, lexicon.quantities);
  find_entities(reading, lexicon.entities, memory);
  find_quotations(reading, lexicon.quotations);
  find_statements(reading, lexicon.statements);
  find_evaluations(reading, lexicon.evaluations);
  return reading;
}

}  // namespace isnad
