#pragma once
#include "isnad/lexicon/resource_source.h"
#include "isnad/mention/reading.h"

namespace isnad {

struct StatementLexicon {
  [[nodiscard]] static Result<StatementLexicon> load(const ResourceSource& source);
};

void find_statements(Reading& reading, const StatementLexicon& lexicon);

}  // namespace isnad
