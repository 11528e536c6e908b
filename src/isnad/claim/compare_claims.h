#pragma once
// Claims set side by side: from the readings of one story to its findings, in the dossier's order.
#include <vector>

#include "isnad/claim/claim_lexicon.h"
#include "isnad/claim/finding.h"
#include "isnad/lineage/lineage.h"
#include "isnad/mention/reading.h"
#include "isnad/story/story.h"

namespace isnad {

[[nodiscard]] std::vector<Finding> compare_claims(const std::vector<Reading>& readings, const Registry& registry,
                                                  const Story& story, const Lineage& lineage,
                                                  const ClaimLexicon& lexicon);

}  // namespace isnad
