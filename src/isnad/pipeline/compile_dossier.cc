#include "isnad/pipeline/compile_dossier.h"

#include <algorithm>
#include <string_view>
#include <tuple>

#include "isnad/claim/compare_claims.h"
#include "isnad/dossier/compose_dossier.h"
#include "isnad/lineage/trace_lineage.h"
#include "isnad/story/group_stories.h"

namespace isnad {
namespace {

std::vector<Digest> digest_all(const std::vector<Reading>& readings, const Engine& engine) {
  std::vector<Digest> digests;
  digests.reserve(readings.size());
  for (const Reading& reading : readings) digests.push_back(digest_reading(reading, engine.story));
  return digests;
}

Dossier account_for(std::vector<Reading>&& readings, std::vector<Story>&& stories,
                    std::vector<Diagnostic>&& diagnostics, const Engine& engine,
                    const std::vector<IdentityDecision>& identity) {
  Registry registry = resolve_identity(readings, engine.story, identity);
  std::vector<StoryAccount> accounts;
  for (Story& story : stories) {
    StoryAccount account;
    account.lineage = trace_lineage(readings, story, engine.lineage);
    account.findings = compare_claims(readings, registry, story, account.lineage, engine.claim);
    account.story = std::move(story);
    accounts.push_back(std::move(account));
  }
  return compose_dossier(std::move(readings), std::move(registry), std::move(accounts), std::move(diagnostics));
}

}  // namespace

void put_in_order(std::vector<Reading>& readings) {
  const auto key = [](const Reading& r) {
    const Article& a = r.article;
    return std::tuple<std::string_view, std::string_view, std::string_view>(
        a.published ? std::string_view(a.published->value) : std::string_view(), a.id, a.text);
  };
  std::stable_sort(readings.begin(), readings.end(),
                   [&](const Reading& a, const Reading& b) { return key(a) < key(b); });
}

// readings -> story -> lineage -> claims -> dossier
Dossier compile_dossier(std::vector<Reading>&& readings, std::vector<Diagnostic>&& diagnostics, const Engine& engine) {
  put_in_order(readings);
  const std::vector<Digest> digests = digest_all(readings, engine);
  std::vector<Story> stories = group_stories(pointers_to(digests), engine.story);
  return account_for(std::move(readings), std::move(stories), std::move(diagnostics), engine, {});
}

Dossier compile_story(std::vector<Reading>&& readings, std::vector<Diagnostic>&& diagnostics, const Engine& engine,
                      const std::vector<IdentityDecision>& identity) {
  std::vector<Story> stories;
  if (!readings.empty()) {
    const std::vector<Digest> digests = digest_all(readings, engine);
    stories.push_back(one_story(pointers_to(digests)));
  }
  return account_for(std::move(readings), std::move(stories), std::move(diagnostics), engine, identity);
}

}  // namespace isnad
