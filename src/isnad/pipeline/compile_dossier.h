#pragma once
// Right of the cut: the readings of a heap become its stories, and each story its account.
#include <vector>

#include "isnad/dossier/dossier.h"
#include "isnad/pipeline/engine.h"
#include "isnad/story/resolve_identity.h"

namespace isnad {

/// By publication (undated ones first), then by id: the order of a dossier's articles. Comparing starts with the first, so
/// one set of articles has one dossier, in whatever order they came.
void put_in_order(std::vector<Reading>& readings);

/// `diagnostics` are the batch's own (files that could not be read); they travel into the dossier. The readings are put
/// in order.
[[nodiscard]] Dossier compile_dossier(std::vector<Reading>&& readings, std::vector<Diagnostic>&& diagnostics,
                                      const Engine& engine);

/// The dossier of readings that are known to tell of one story (list_stories.h), in the order given; `identity`: what persons decided about
/// who is one with whom.
[[nodiscard]] Dossier compile_story(std::vector<Reading>&& readings, std::vector<Diagnostic>&& diagnostics,
                                    const Engine& engine, const std::vector<IdentityDecision>& identity = {});

}  // namespace isnad
