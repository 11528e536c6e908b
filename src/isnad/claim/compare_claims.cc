#include "isnad/claim/compare_claims.h"

#include "isnad/claim/compare_dates.h"
#include "isnad/claim/compare_durations.h"
#include "isnad/claim/compare_places.h"
#include "isnad/claim/compare_statements.h"
#include "isnad/claim/story_event.h"
#include "isnad/claim/story_view.h"

namespace isnad {

std::vector<Finding> compare_claims(const std::vector<Reading>& readings, const Registry& registry, const Story& story,
                                    const Lineage& lineage, const ClaimLexicon& lexicon) {
  const StoryView view = view_story(readings, registry, story, lineage, lexicon);
  const StoryEvent event = find_story_event(view);
  std::vector<Finding> findings;
  compare_dates(view, event, findings);
  compare_places(view, event, findings);
  compare_durations(view, event, findings);
  compare_statements(view, findings);
  return findings;
}

}  // namespace isnad
