#pragma once
// Statements: clauses that assert something, with predicate, actors, polarity, modality and holder. The finders, in
// order: find_news_events (events, outcomes, plans), find_positions, find_assessments, find_participation. A statement
// inside what somebody says has him as its holder; inside what he denies it is negated.
//
// Predicates are the stable English words of resources/lexicons/ (statement_verbs, speech_verbs, positions,
// assessments, plan_nouns). "No agreement" is `agree` negated. One clause may yield several statements of different
// kinds, never two with the same kind, predicate and span.
#include "isnad/mention/reading.h"
#include "isnad/mention/speech_context.h"
#include "isnad/mention/statement_lexicon.h"

namespace isnad {

/// Tells speech.actors of the news verbs. `speech` was made of this reading with lexicon.speech.
void find_statements(Reading& reading, SpeechContext& speech, const StatementLexicon& lexicon);

}  // namespace isnad
