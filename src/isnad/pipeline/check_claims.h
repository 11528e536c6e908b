#pragma once
// Claims held against articles (claim/check_claim.h). A claim is read like an article of one sentence.
#include <string>
#include <vector>

#include "isnad/dossier/claim_report.h"
#include "isnad/pipeline/engine.h"

namespace isnad {

[[nodiscard]] ClaimReport check_claims(const std::vector<std::string>& claims, std::vector<Reading>&& articles,
                                       const Engine& engine);

}  // namespace isnad
