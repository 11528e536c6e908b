#pragma once
// Figures about the same thing. Equal figures agree whatever their spelling; a hedged one agrees with the exact one it
// allows ("more than 2,000" and 2,122). A count that grows with its bulletins is a series, the newest first, not a
// conflict; so is one whose articles have no day to order them by. It is a conflict when one article itself sets the
// figures of two sources side by side, or two articles of one day give figures that cannot both hold; and, for what
// does not grow (the force of an earthquake, a score, a price), when two articles give different figures for the same
// words. A forecast never conflicts with a count.
#include <vector>

#include "isnad/claim/finding.h"
#include "isnad/claim/quantity_claims.h"
#include "isnad/claim/story_view.h"

namespace isnad {

void compare_quantities(const StoryView& view, const std::vector<QuantityClaim>& claims,
                        std::vector<Finding>& findings);

/// The figures cannot both be true at one time: neither is a floor or a ceiling that leaves room for the other.
[[nodiscard]] bool figures_exclude(const QuantityClaim& a, const QuantityClaim& b);

/// A headline that says as a count what its own body says as a forecast: kind of conflict "headline".
void compare_headlines(const StoryView& view, const std::vector<QuantityClaim>& claims, std::vector<Finding>& findings);

}  // namespace isnad
