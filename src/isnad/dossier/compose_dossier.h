#pragma once
// From findings to the account of each story: the stage that adds what a reader wants beside the findings, a timeline
// and the outlets' framing. Nothing is written here that no article says: a timeline entry is a clause of an article
// with its date, a framing figure is the mean of the outlet's own evaluative words. Prose is not made at all.
#include <vector>

#include "isnad/base/diagnostic.h"
#include "isnad/dossier/dossier.h"

namespace isnad {

/// Requires: each account has its story, lineage and findings; timeline and framing are filled here.
[[nodiscard]] Dossier compose_dossier(std::vector<Reading>&& readings, Registry&& registry,
                                      std::vector<StoryAccount>&& accounts, std::vector<Diagnostic>&& diagnostics);

}  // namespace isnad
