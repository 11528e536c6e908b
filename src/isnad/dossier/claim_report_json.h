#pragma once
// A claim report as JSON: one object a claim, format isnad.check/1 (docs/dossier-format.md), or as schema.org
// ClaimReview (JSON-LD). Isnad does not say what is true: its rating says how many independent articles support and
// contradict the claim. Spans are in Unicode code points with their exact text.
#include <string>

#include "isnad/dossier/claim_report.h"

namespace isnad {

[[nodiscard]] std::string to_json(const ClaimReport& report, const std::string& generator);
[[nodiscard]] std::string to_claim_reviews(const ClaimReport& report, const std::string& generator);

}  // namespace isnad
