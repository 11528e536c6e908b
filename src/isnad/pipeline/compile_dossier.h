#pragma once
// Right of the cut: the readings of a heap become its stories, and each story its account.
#include <vector>

#include "isnad/dossier/dossier.h"
#include "isnad/pipeline/engine.h"
#include "isnad/story/resolve_identity.h"

namespace isnad {

/// `diagnostics` are the batch's own (files that could not be read); they travel into the dossier. The result does not
/// depend on the order of `readings` except for ids, which follow it.
[[nodiscard]] Dossier compile_dossier(std::vector<Reading>&& readings, std::vector<Diagnostic>&& diagnostics,
                                      const Engine& engine);

/// The dossier of readings that are known to tell of one story (list_stories.h); `identity`: what persons decided about
/// who is one with whom.
[[nodiscard]] Dossier compile_story(std::vector<Reading>&& readings, std::vector<Diagnostic>&& diagnostics,
                                    const Engine& engine, const std::vector<IdentityDecision>& identity = {});

}  // namespace isnad
