#include "isnad/claim/compare_places.h"

#include <algorithm>
#include <map>

#include "isnad/claim/gather_values.h"

namespace isnad {
namespace {

/// Evidence for each place of the event: its mentions in clauses that a word of the event stands in.
std::map<std::uint32_t, std::vector<Evidence>> evidence_of_places(const StoryView& view, const StoryEvent& event) {
  std::map<std::uint32_t, std::vector<Evidence>> out;
  for (const ArticleView& a : view.articles) {
    const Reading& reading = view.reading(a);
    for (const EntityMention& m : reading.mentions) {
      if (m.type != EntityType::Place) continue;
      const std::uint32_t place = view.entity(a.reading, m.entity);
      if (place == kNone) continue;
      const bool ours = std::any_of(event.places.begin(), event.places.end(),
                                    [&](std::uint32_t p) { return same_chain(view.registry, p, place); });
      if (!ours) continue;
      const std::uint32_t t = view.token_at(a, m.span.begin);
      if (t < a.clause_of.size() && happens_at(view, event, a, t)) {
        std::vector<Evidence>& evidence = out[place];  // the first of each article is enough
        if (evidence.empty() || evidence.back().reading != a.reading) evidence.push_back({a.reading, m.span});
      }
    }
  }
  return out;
}

std::uint32_t depth_of(const Registry& registry, std::uint32_t place) {
  std::uint32_t depth = 0;
  for (std::uint32_t other = 0; other < registry.entities.size(); ++other) {
    if (other != place && registry.entities[other].type == EntityType::Place && lies_within(registry, place, other))
      ++depth;
  }
  return depth;
}

}  // namespace

void compare_places(const StoryView& view, const StoryEvent& event, std::vector<Finding>& findings) {
  struct Level {
    std::uint32_t place;
    std::uint32_t depth;
    std::vector<Evidence> evidence;
  };
  std::vector<Level> levels;
  for (auto& [place, evidence] : evidence_of_places(view, event)) {
    levels.push_back({place, depth_of(view.registry, place), std::move(evidence)});
  }
  std::stable_sort(levels.begin(), levels.end(), [](const Level& a, const Level& b) { return a.depth > b.depth; });
  // Chains: the finest place opens one, each place that contains its finest joins it.
  std::vector<std::vector<const Level*>> chains;
  for (const Level& level : levels) {
    std::vector<const Level*>* home = nullptr;
    for (auto& chain : chains) {
      const bool contains = std::all_of(chain.begin(), chain.end(), [&](const Level* l) {
        return lies_within(view.registry, l->place, level.place);
      });
      if (contains && (home == nullptr || chain.front()->evidence.size() > home->front()->evidence.size()))
        home = &chain;
    }
    if (home == nullptr) home = &chains.emplace_back();
    home->push_back(&level);
  }
  for (const auto& chain : chains) {
    Finding finding;
    finding.kind = FindingKind::Place;
    finding.about_ar = view.lexicon.label_ar("event-place");
    finding.about_en = view.lexicon.label_en("event-place");
    for (const Level* level : chain) {
      const Entity& entity = view.registry.entities[level->place];
      finding.values.push_back(make_value(view, entity.id, level->evidence));
      finding.values.back().label_ar = entity.name;
      finding.values.back().label_en = entity.name_en;
    }
    settle(finding, true);
    findings.push_back(std::move(finding));
  }
}

}  // namespace isnad
