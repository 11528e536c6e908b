#pragma once
// The dossier's order, what an editor needs first: conflicts that matter, then the corroborated core (when, where, how
// many, what came of it, who), then what one source alone has. Within each, by kind, origins, carriers, and how early
// the articles tell it.
#include <vector>

#include "isnad/claim/finding.h"
#include "isnad/claim/story_view.h"

namespace isnad {

void order_findings(const StoryView& view, std::vector<Finding>& findings);

}  // namespace isnad
