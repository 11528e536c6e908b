#pragma once
// All that the finders of mentions know, loaded once and shared by every thread.
#include "isnad/mention/find_entities.h"
#include "isnad/mention/find_evaluations.h"
#include "isnad/mention/find_quantities.h"
#include "isnad/mention/find_statements.h"
#include "isnad/mention/find_times.h"

namespace isnad {

struct MentionLexicon {
  TimeLexicon times;
  QuantityLexicon quantities;
  EntityLexicon entities;
  StatementLexicon statements;
  EvaluationLexicon evaluations;

  [[nodiscard]] static Result<MentionLexicon> load(const ResourceSource& source);
};

}  // namespace isnad
