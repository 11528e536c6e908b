#include "isnad/claim/claim_lexicon.h"

namespace isnad {

Result<ClaimLexicon> ClaimLexicon::load(const ResourceSource&) { return ClaimLexicon{}; }

}  // namespace isnad
