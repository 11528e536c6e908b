#include "isnad/story/resolve_identity.h"

#include <map>

namespace isnad {

Registry resolve_identity(const std::vector<Reading>& readings, const StoryLexicon&) {
  Registry registry;
  std::map<std::string, std::uint32_t> by_key;
  registry.by_local.resize(readings.size());
  for (std::uint32_t r = 0; r < readings.size(); ++r) {
    for (std::uint32_t e = 0; e < readings[r].entities.size(); ++e) {
      const LocalEntity& local = readings[r].entities[e];
      const std::string key = std::to_string(static_cast<int>(local.type)) + (local.known.empty() ? "=" + local.name : local.known);
      const auto [it, fresh] = by_key.try_emplace(key, static_cast<std::uint32_t>(registry.entities.size()));
      if (fresh) {
        Entity entity;
        entity.id = "e" + std::to_string(registry.entities.size() + 1);
        entity.type = local.type;
        entity.name = local.name;
        entity.name_en = local.name_en;
        entity.known = local.known;
        entity.side = local.side;
        registry.entities.push_back(std::move(entity));
      }
      registry.entities[it->second].locals.push_back({r, e});
      registry.by_local[r].push_back(it->second);
    }
  }
  return registry;
}

}  // namespace isnad
