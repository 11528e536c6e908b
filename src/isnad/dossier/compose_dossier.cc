#include "isnad/dossier/compose_dossier.h"

#include <utility>

#include "isnad/dossier/frame_story.h"
#include "isnad/dossier/order_timeline.h"

namespace isnad {

Dossier compose_dossier(std::vector<Reading>&& readings, Registry&& registry, std::vector<StoryAccount>&& accounts,
                        std::vector<Diagnostic>&& diagnostics) {
  Dossier dossier;
  dossier.readings = std::move(readings);
  dossier.registry = std::move(registry);
  dossier.stories = std::move(accounts);
  dossier.diagnostics = std::move(diagnostics);
  for (StoryAccount& account : dossier.stories) {
    account.timeline = order_timeline(dossier.readings, account.story);
    account.framing = frame_story(dossier.readings, account.story);
  }
  return dossier;
}

}  // namespace isnad
