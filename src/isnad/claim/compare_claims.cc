#include "isnad/claim/compare_claims.h"

#include "isnad/claim/compare_assessments.h"
#include "isnad/claim/compare_dates.h"
#include "isnad/claim/compare_deeds.h"
#include "isnad/claim/compare_denials.h"
#include "isnad/claim/compare_durations.h"
#include "isnad/claim/compare_goals.h"
#include "isnad/claim/compare_participation.h"
#include "isnad/claim/compare_places.h"
#include "isnad/claim/compare_quantities.h"
#include "isnad/claim/compare_quotations.h"
#include "isnad/claim/compare_statements.h"
#include "isnad/claim/compare_wordings.h"
#include "isnad/claim/order_findings.h"
#include "isnad/claim/quantity_claims.h"
#include "isnad/claim/story_event.h"
#include "isnad/claim/story_view.h"

namespace isnad {

std::vector<Finding> compare_claims(const std::vector<Reading>& readings, const Registry& registry, const Story& story,
                                    const Lineage& lineage, const ClaimLexicon& lexicon) {
  const StoryView view = view_story(readings, registry, story, lineage, lexicon);
  const StoryEvent event = find_story_event(view);
  const std::vector<QuantityClaim> quantities = quantity_claims(view, event);
  std::vector<Finding> findings;
  compare_dates(view, event, findings);
  compare_places(view, event, findings);
  compare_durations(view, event, findings);
  compare_quantities(view, quantities, findings);
  compare_headlines(view, quantities, findings);
  compare_goals(view, event, findings);
  compare_participation(view, findings);
  compare_denials(view, findings);
  compare_deeds(view, findings);
  compare_assessments(view, event, findings);
  compare_quotations(view, findings);
  compare_mouths(view, findings);
  compare_statements(view, findings);
  order_findings(view, findings);
  return findings;
}

}  // namespace isnad
