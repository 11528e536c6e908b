#include "entities.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

namespace isnad::http {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// A hard wrap inside a name is a space.
std::string flat(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space) out.push_back(c);
    if (space && !out.empty() && out.back() != ' ') out.push_back(' ');
  }
  return out;
}

struct Spelling {
  std::size_t count = 0;
  std::set<std::string> articles;
};

Json described(const Json& entity) {
  std::map<std::string, Spelling> spelled;
  std::set<std::string> articles;
  for (const Json& mention : entity["mentions"]) {
    Spelling& spelling = spelled[flat(mention["text"].get<std::string>())];
    const std::string& article = mention["article"].get_ref<const std::string&>();
    ++spelling.count;
    spelling.articles.insert(article);
    articles.insert(article);
  }
  std::vector<std::pair<std::string, Spelling>> sorted(spelled.begin(), spelled.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second.count > b.second.count; });
  Json out;
  for (const char* field : {"id", "type", "name", "side", "within"}) out[field] = entity[field];
  if (entity.contains("decisions")) out["decisions"] = entity["decisions"];
  out["offices"] = Json::array();
  for (const Json& role : entity["roles"]) out["offices"].push_back(role["text"]);
  out["spellings"] = Json::array();
  for (const auto& [text, spelling] : sorted)
    out["spellings"].push_back({{"text", text}, {"count", spelling.count}, {"articles", spelling.articles}});
  out["mentions"] = entity["mentions"].size();
  out["articles"] = articles;
  return out;
}

}  // namespace

std::string entities_json(const std::string& dossier) {
  const Json whole = Json::parse(dossier);
  std::vector<Json> all;
  for (const Json& entity : whole["entities"]) all.push_back(described(entity));
  std::stable_sort(all.begin(), all.end(), [](const Json& a, const Json& b) {
    const auto weight = [](const Json& one) {
      return std::pair(one["articles"].size(), one["mentions"].get<std::size_t>());
    };
    return weight(a) > weight(b);
  });
  Json out = {{"format", "isnad.entities/1"}, {"story", whole["stories"][0]["id"]}, {"entities", std::move(all)}};
  return dump(out);
}

std::string entity_json(const std::string& dossier, const std::string& id) {
  const Json whole = Json::parse(dossier);
  for (const Json& entity : whole["entities"]) {
    if (entity["id"] != id) continue;
    Json out = described(entity);
    out["story"] = whole["stories"][0]["id"];
    out["roles"] = entity["roles"];
    out["spans"] = entity["mentions"];
    return dump(out);
  }
  return {};
}

}  // namespace isnad::http
