#pragma once
#include "isnad/lexicon/resource_source.h"
#include "isnad/mention/reading.h"

namespace isnad {

struct QuantityLexicon {
  [[nodiscard]] static Result<QuantityLexicon> load(const ResourceSource& source);
};

void find_quantities(Reading& reading, const QuantityLexicon& lexicon);

}  // namespace isnad
