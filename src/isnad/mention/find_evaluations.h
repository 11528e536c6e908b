#pragma once
// Evaluative words (resources/lexicons/evaluative.tsv) and in whose voice they stand: a word inside a quotation is its
// speaker's, any other the outlet's. A denial right before turns the direction. The word alone is the span; what it
// judges is left to the reader.
//
// Not done: irony, and words that judge only in context ("only", "finally").
#include <string>
#include <string_view>

#include "isnad/lexicon/resource_source.h"
#include "isnad/mention/reading.h"
#include "isnad/mention/word_classes.h"
#include "isnad/mention/word_set.h"

namespace isnad {

struct EvaluationLexicon {
  WordClasses classes;
  WordMap<float> words;  // folded, without proclitics

  [[nodiscard]] static Result<EvaluationLexicon> load(const ResourceSource& source);
};

/// Requires: find_quotations ran before.
void find_evaluations(Reading& reading, const EvaluationLexicon& lexicon);

}  // namespace isnad
