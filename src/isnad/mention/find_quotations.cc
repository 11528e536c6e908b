#include "isnad/mention/find_quotations.h"

namespace isnad {

Result<QuotationLexicon> QuotationLexicon::load(const ResourceSource&) { return QuotationLexicon{}; }

void find_quotations(Reading&, const QuotationLexicon&) {}

}  // namespace isnad
