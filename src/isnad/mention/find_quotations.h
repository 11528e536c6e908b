#pragma once
// Who said what: direct quotations (words between marks, and words after a colon that nobody marked) and reported
// speech (the clause), each with its speaker where the text tells one, in the text's own words where it names nobody.
// The steps: match_quotation_marks, find_cues, classify_marks; then the cues' clauses and the headline's "Name: words".
//
// Invariant: quotations are sorted by span; a direct quotation's span lies between its marks; no quotation inside a
// direct one. Example: "wa-qal Lavrov inna ..." gives a reported clause with the speaker Lavrov.
#include "isnad/mention/reading.h"
#include "isnad/mention/speech_context.h"

namespace isnad {

void find_quotations(Reading& reading, const SpeechContext& speech);

}  // namespace isnad
