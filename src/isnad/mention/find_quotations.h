#pragma once
#include "isnad/lexicon/resource_source.h"
#include "isnad/mention/reading.h"

namespace isnad {

struct QuotationLexicon {
  [[nodiscard]] static Result<QuotationLexicon> load(const ResourceSource& source);
};

void find_quotations(Reading& reading, const QuotationLexicon& lexicon);

}  // namespace isnad
