#pragma once
// What `isnad check` answers: claims, and for each what the articles say of it.
#include <string>
#include <vector>

#include "isnad/claim/check_claim.h"
#include "isnad/mention/reading.h"
#include "isnad/story/story.h"

namespace isnad {

struct CheckedClaim {
  std::string text;  // as given
  ClaimCheck check;
};

struct ClaimReport {
  std::vector<Reading> readings;  // the articles; the claims' own readings stand after them
  std::size_t articles = 0;       // how many of the readings are articles
  Registry registry;
  std::vector<CheckedClaim> claims;
};

}  // namespace isnad
