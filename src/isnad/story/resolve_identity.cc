#include "isnad/story/resolve_identity.h"

#include <algorithm>
#include <map>
#include <optional>

#include "isnad/story/cluster_names.h"
#include "isnad/text/fold.h"
#include "isnad/text/one_line.h"

namespace isnad {
namespace {

constexpr std::size_t kLargeHeap = 500;  // beyond so many articles a bare family name proves nothing

std::size_t word_count(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

/// The country whose places a reading names most; empty when it names none.
std::string home_country(const Reading& reading) {
  std::map<std::string, std::size_t> mentions;
  for (const LocalEntity& local : reading.entities) {
    if (local.type == EntityType::Place && !local.country.empty()) mentions[local.country] += local.mentions.size();
  }
  const auto most = std::max_element(mentions.begin(), mentions.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == mentions.end() ? std::string() : most->first;
}

/// Distinct (type, name, known) of the heap, and for every local entity the node it belongs to.
struct Nodes {
  std::vector<NameNode> nodes;
  std::vector<std::vector<std::uint32_t>> of_local;
};

Nodes collect_nodes(const std::vector<Reading>& readings, const std::vector<std::vector<SpellingKey>>& keys) {
  Nodes out;
  std::map<SpellingKey, std::uint32_t> index;
  out.of_local.resize(readings.size());
  for (std::size_t r = 0; r < readings.size(); ++r) {
    for (std::size_t e = 0; e < readings[r].entities.size(); ++e) {
      const LocalEntity& local = readings[r].entities[e];
      const SpellingKey& key = keys[r][e];
      const auto [it, fresh] = index.try_emplace(key, static_cast<std::uint32_t>(out.nodes.size()));
      if (fresh) {
        NameNode node;
        node.type = local.type;
        node.name = key.name;
        node.known = local.known;
        node.side = local.side;
        if (local.type == EntityType::Organisation) node.country = key.scope;
        out.nodes.push_back(std::move(node));
      }
      NameNode& node = out.nodes[it->second];
      ++node.readings;
      if (local.type == EntityType::Organisation) {
        for (const std::uint32_t m : local.mentions) {
          std::string alias = fold_phrase(slice(readings[r].article.text, readings[r].mentions[m].span));
          if (std::find(node.aliases.begin(), node.aliases.end(), alias) == node.aliases.end())
            node.aliases.push_back(std::move(alias));
        }
      }
      out.of_local[r].push_back(it->second);
    }
  }
  return out;
}

/// The most frequent spelling among those with the most words (four at most: a longer one is likelier a phrase).
std::string fullest_name(const Entity& entity, const std::vector<Reading>& readings) {
  std::map<std::string, std::size_t> count;
  for (const Entity::Local& local : entity.locals) {
    const LocalEntity& e = readings[local.reading].entities[local.entity];
    count[one_line(e.name)] += e.mentions.size();
  }
  std::string best;
  std::pair<std::size_t, std::size_t> best_rank{0, 0};
  for (const auto& [name, n] : count) {
    const std::pair rank{std::min<std::size_t>(word_count(name), 4), n};
    if (rank > best_rank) {
      best = name;
      best_rank = rank;
    }
  }
  return best;
}

std::string majority_side(const Entity& entity, const std::vector<Reading>& readings) {
  std::map<std::string, std::size_t> votes;
  for (const Entity::Local& local : entity.locals) {
    const std::string& side = readings[local.reading].entities[local.entity].side;
    if (!side.empty()) ++votes[side];
  }
  const auto best =
      std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == votes.end() ? std::string() : best->first;
}

/// The nearest known place around each that the document also names.
void nest_places(Registry& registry, const PlaceNesting& nesting) {
  std::map<std::string, std::string> id_of_known;
  for (const Entity& entity : registry.entities) {
    if (entity.type == EntityType::Place && !entity.known.empty()) id_of_known[entity.known] = entity.id;
  }
  for (Entity& entity : registry.entities) {
    if (entity.type != EntityType::Place || entity.known.empty()) continue;
    for (const std::string& place : nesting.around(entity.known)) {
      const auto it = id_of_known.find(place);
      if (it == id_of_known.end() || it->second == entity.id) continue;
      entity.within = it->second;
      break;
    }
  }
}

/// Which local entities are one: a number for each, changed by one decision after another.
class Groups {
 public:
  Groups(const std::vector<Reading>& readings, const std::vector<std::vector<SpellingKey>>& keys,
         std::vector<std::vector<std::uint32_t>>&& of_local, std::uint32_t next)
      : readings_(readings), keys_(keys), of_local_(std::move(of_local)), next_(next) {}

  void obey(const IdentityDecision& decision) {
    decision.kind == IdentityDecision::Kind::Same ? join(decision) : part(decision);
  }
  [[nodiscard]] std::uint32_t of(std::uint32_t r, std::uint32_t e) const { return of_local_[r][e]; }
  [[nodiscard]] bool decided(std::uint32_t group) const { return decided_.contains(group); }

 private:
  template <typename F>
  void each(F&& use) {
    for (std::size_t r = 0; r < keys_.size(); ++r) {
      for (std::size_t e = 0; e < keys_[r].size(); ++e) use(r, keys_[r][e], of_local_[r][e]);
    }
  }

  void join(const IdentityDecision& d) {
    std::set<std::uint32_t> together;
    std::optional<std::uint32_t> into;
    each([&](std::size_t /*r*/, const SpellingKey& key, std::uint32_t group) {
      const bool first = d.first.contains(key);
      if (!first && !d.second.contains(key)) return;
      together.insert(group);
      if (first && !into) into = group;
    });
    if (!into || together.size() < 2) return;
    each([&](std::size_t /*r*/, const SpellingKey& /*key*/, std::uint32_t& group) {
      if (together.contains(group)) group = *into;
    });
    decided_.insert(*into);
  }

  void part(const IdentityDecision& d) {
    std::set<std::uint32_t> from;
    each([&](std::size_t /*r*/, const SpellingKey& key, std::uint32_t group) {
      if (d.first.contains(key)) from.insert(group);
    });
    const std::uint32_t apart = next_++;
    each([&](std::size_t r, const SpellingKey& key, std::uint32_t& group) {
      const bool here = d.articles.empty() || d.articles.contains(readings_[r].article.id);
      if (!here || !d.second.contains(key) || !from.contains(group)) return;
      decided_.insert(group);
      group = apart;
      decided_.insert(apart);
    });
  }

  const std::vector<Reading>& readings_;
  const std::vector<std::vector<SpellingKey>>& keys_;
  std::vector<std::vector<std::uint32_t>> of_local_;
  std::set<std::uint32_t> decided_;
  std::uint32_t next_;
};

}  // namespace

std::vector<SpellingKey> spelling_keys(const Reading& reading) {
  const std::string home = home_country(reading);
  std::vector<SpellingKey> keys;
  keys.reserve(reading.entities.size());
  for (const LocalEntity& local : reading.entities) {
    SpellingKey key{local.type, local.known, fold_phrase(local.name), {}};
    if (local.known.empty() && local.type == EntityType::Person) key.scope = local.side;
    if (local.known.empty() && local.type == EntityType::Organisation) key.scope = home;
    keys.push_back(std::move(key));
  }
  return keys;
}

Registry resolve_identity(const std::vector<Reading>& readings, const StoryLexicon& lexicon,
                          const std::vector<IdentityDecision>& decisions) {
  std::vector<std::vector<SpellingKey>> keys;
  keys.reserve(readings.size());
  for (const Reading& reading : readings) keys.push_back(spelling_keys(reading));
  Nodes collected = collect_nodes(readings, keys);
  const auto node_count = static_cast<std::uint32_t>(collected.nodes.size());
  NameClusters clusters(std::move(collected.nodes));
  clusters.run(lexicon.names(), readings.size() > kLargeHeap);
  for (auto& locals : collected.of_local) {
    for (std::uint32_t& node : locals) node = clusters.root(node);
  }
  Groups groups(readings, keys, std::move(collected.of_local), node_count);
  for (const IdentityDecision& decision : decisions) groups.obey(decision);

  Registry registry;
  registry.by_local.resize(readings.size());
  std::map<std::uint32_t, std::uint32_t> entity_of_group;
  for (std::uint32_t r = 0; r < readings.size(); ++r) {
    for (std::uint32_t e = 0; e < readings[r].entities.size(); ++e) {
      const LocalEntity& local = readings[r].entities[e];
      const std::uint32_t group = groups.of(r, e);
      const auto [it, fresh] = entity_of_group.try_emplace(group, static_cast<std::uint32_t>(registry.entities.size()));
      if (fresh) {
        Entity entity;
        entity.id = "e" + std::to_string(registry.entities.size() + 1);
        entity.type = local.type;
        entity.merge_reason = groups.decided(group) ? "a person's decision" : clusters.reason(group);
        registry.entities.push_back(std::move(entity));
      }
      Entity& entity = registry.entities[it->second];
      if (entity.known.empty()) entity.known = local.known;
      if (entity.name_en.empty()) entity.name_en = local.name_en;
      entity.locals.push_back({r, e});
      registry.by_local[r].push_back(it->second);
    }
  }
  for (Entity& entity : registry.entities) {
    entity.name = fullest_name(entity, readings);
    entity.side = majority_side(entity, readings);
  }
  nest_places(registry, lexicon.places());
  return registry;
}

}  // namespace isnad
