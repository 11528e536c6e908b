#include "isnad/pipeline/compile_dossier.h"

#include "isnad/claim/compare_claims.h"
#include "isnad/dossier/compose_dossier.h"
#include "isnad/lineage/trace_lineage.h"
#include "isnad/story/group_stories.h"
#include "isnad/story/resolve_identity.h"

namespace isnad {

// readings -> story -> lineage -> claims -> dossier
Dossier compile_dossier(std::vector<Reading>&& readings, std::vector<Diagnostic>&& diagnostics, const Engine& engine) {
  Registry registry = resolve_identity(readings, engine.story);
  std::vector<StoryAccount> accounts;
  for (Story& story : group_stories(readings, registry, engine.story)) {
    StoryAccount account;
    account.lineage = trace_lineage(readings, story, engine.lineage);
    account.findings = compare_claims(readings, registry, story, account.lineage, engine.claim);
    account.story = std::move(story);
    accounts.push_back(std::move(account));
  }
  return compose_dossier(std::move(readings), std::move(registry), std::move(accounts), std::move(diagnostics));
}

}  // namespace isnad
