#pragma once
#include "isnad/lexicon/resource_source.h"
#include "isnad/mention/reading.h"

namespace isnad {

struct EvaluationLexicon {
  [[nodiscard]] static Result<EvaluationLexicon> load(const ResourceSource& source);
};

void find_evaluations(Reading& reading, const EvaluationLexicon& lexicon);

}  // namespace isnad
