#pragma once
// A dossier as JSON-LD with the words of schema.org: NewsArticle for each article (`isBasedOn` what it copied), Claim
// for each value of a finding, with the articles that carry it as `appearance` and their words as `citation`, and a
// ClaimReview for each claim that another one contradicts. A review rates nothing: it counts the independent sources on
// both sides, since Isnad judges no truth. Places of words (offsets) have no term in schema.org and are only in
// to_json.h.
#include <string>

#include "isnad/dossier/dossier.h"

namespace isnad {

/// `generator`: "isnad 0.1.0"; `indent`: spaces a level, -1 writes one line.
[[nodiscard]] std::string to_json_ld(const Dossier& dossier, const std::string& generator, int indent);

}  // namespace isnad
