#pragma once
// Coreference within one article: mentions that name the same thing become one LocalEntity with its fullest name and
// its gazetteer row. A bare family name means the one person of the article who bears it; two bearers leave it alone.
#include <vector>

#include "isnad/mention/name_candidate.h"
#include "isnad/mention/reading.h"

namespace isnad {

/// Adds to `chosen` the places where the family name of somebody named in full stands alone.
void find_family_names(const NameText& text, std::vector<NameCandidate>& chosen);

/// Fills reading.mentions and reading.entities from the chosen candidates (sorted, not nested).
void resolve_local(const NameText& text, const std::vector<NameCandidate>& chosen, Reading& reading);

}  // namespace isnad
