// Decisions on entities: which spellings are one, which are another's. A decision keeps the spellings it was made on.
#include <algorithm>

#include "isnad/dossier/names.h"
#include "isnad/store/archive_stories.h"
#include "isnad/store/decisions.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

using Json = nlohmann::json;
using Spellings = std::set<SpellingKey>;

constexpr const char* kMerge = "merge-entities";
constexpr const char* kSplit = "split-entity";

Json to_json(const Spellings& keys) {
  Json out = Json::array();
  for (const SpellingKey& key : keys) {
    out.push_back({{"type", name(key.type)}, {"known", key.known}, {"name", key.name}, {"scope", key.scope}});
  }
  return out;
}

EntityType type_named(const std::string& wanted) {
  for (const EntityType type : {EntityType::Person, EntityType::Place, EntityType::Organisation, EntityType::Event}) {
    if (name(type) == wanted) return type;
  }
  return EntityType::Other;
}

std::string text_of(const Json& object, const char* key) {
  const auto at = object.find(key);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

Spellings spellings_in(const Json& body, const char* key) {
  Spellings out;
  for (const Json& one : body.value(key, Json::array())) {
    if (one.is_object())
      out.insert({type_named(text_of(one, "type")), text_of(one, "known"), text_of(one, "name"), text_of(one, "scope")});
  }
  return out;
}

Result<std::uint32_t> find_entity(const Dossier& dossier, const std::string& story, const std::string& id) {
  const auto& all = dossier.registry.entities;
  const auto at = std::find_if(all.begin(), all.end(), [&](const Entity& e) { return e.id == id; });
  if (at == all.end()) return fail(ErrorCode::NotFound, id, "no such entity in the dossier of story " + story);
  return static_cast<std::uint32_t>(at - all.begin());
}

Spellings spellings_of(const Entity& entity, const std::vector<std::vector<SpellingKey>>& keys) {
  Spellings out;
  for (const Entity::Local& local : entity.locals) out.insert(keys[local.reading][local.entity]);
  return out;
}

std::vector<std::vector<SpellingKey>> all_keys(const Dossier& dossier) {
  std::vector<std::vector<SpellingKey>> out;
  out.reserve(dossier.readings.size());
  for (const Reading& reading : dossier.readings) out.push_back(spelling_keys(reading));
  return out;
}

/// The spellings of an entity that a person means by this word: the name that an article has it under, else any mention.
Spellings meant_by(const std::string& word, const Entity& entity, const Dossier& dossier,
                   const std::vector<std::vector<SpellingKey>>& keys) {
  const std::string folded = fold_phrase(word);
  Spellings out;
  for (const Entity::Local& local : entity.locals) {
    const SpellingKey& key = keys[local.reading][local.entity];
    if (key.name == folded) out.insert(key);
  }
  if (!out.empty()) return out;
  for (const Entity::Local& local : entity.locals) {
    const Reading& reading = dossier.readings[local.reading];
    const auto& mentions = reading.entities[local.entity].mentions;
    const bool mentioned = std::any_of(mentions.begin(), mentions.end(), [&](std::uint32_t m) {
      return fold_phrase(slice(reading.article.text, reading.mentions[m].span)) == folded;
    });
    if (mentioned) out.insert(keys[local.reading][local.entity]);
  }
  return out;
}

Result<std::int64_t> log_in_story(Archive& archive, const char* kind, Json&& body, const std::string& story,
                                  const Reason& reason) {
  const auto number = story_number(archive, story);
  if (!number) return tl::unexpected(number.error());
  body["stories"] = {*number};
  Transaction step(archive.db());
  const std::int64_t key = log_decision(archive, kind, body, reason);
  if (auto done = step.commit(); !done) return tl::unexpected(done.error());
  return key;
}

}  // namespace

Result<std::int64_t> merge_entities(Archive& archive, const std::string& story, const std::string& into,
                                    const std::string& from, const Reason& reason) {
  const auto shown = story_dossier(archive, story);
  if (!shown) return tl::unexpected(shown.error());
  const Dossier& dossier = shown->dossier;
  const auto a = find_entity(dossier, story, into);
  if (!a) return tl::unexpected(a.error());
  const auto b = find_entity(dossier, story, from);
  if (!b) return tl::unexpected(b.error());
  if (*a == *b) return fail(ErrorCode::BadUsage, from, "is one entity; name two");
  const auto keys = all_keys(dossier);
  const Spellings first = spellings_of(dossier.registry.entities[*a], keys);
  const Spellings second = spellings_of(dossier.registry.entities[*b], keys);
  return log_in_story(archive, kMerge, {{"first", to_json(first)}, {"second", to_json(second)}}, story, reason);
}

Result<std::int64_t> split_entity(Archive& archive, const std::string& story, const std::string& entity,
                                  const std::vector<std::string>& parts, const Reason& reason) {
  const auto shown = story_dossier(archive, story);
  if (!shown) return tl::unexpected(shown.error());
  const Dossier& dossier = shown->dossier;
  const auto index = find_entity(dossier, story, entity);
  if (!index) return tl::unexpected(index.error());
  const Entity& whole = dossier.registry.entities[*index];
  const auto keys = all_keys(dossier);
  const Spellings all = spellings_of(whole, keys);
  Spellings named;
  std::set<std::string> articles;
  for (const std::string& part : parts) {
    const Spellings meant = meant_by(part, whole, dossier, keys);
    named.insert(meant.begin(), meant.end());
    if (!meant.empty()) continue;
    const bool an_article = std::any_of(whole.locals.begin(), whole.locals.end(), [&](const Entity::Local& local) {
      return dossier.readings[local.reading].article.id == part;
    });
    if (!an_article)
      return fail(ErrorCode::NotFound, part, "is no spelling of " + entity + " and no article that names it");
    articles.insert(part);
  }
  if (!named.empty() && !articles.empty())
    return fail(ErrorCode::BadUsage, entity, "name spellings, or articles, not both at once");
  const Spellings& second = articles.empty() ? named : all;
  const auto leaves = [&](const Entity::Local& local) {
    return second.contains(keys[local.reading][local.entity]) &&
           (articles.empty() || articles.contains(dossier.readings[local.reading].article.id));
  };
  if (std::none_of(whole.locals.begin(), whole.locals.end(), leaves) ||
      std::all_of(whole.locals.begin(), whole.locals.end(), leaves)) {
    return fail(ErrorCode::BadUsage, entity, "name some of its spellings or articles, not all");
  }
  Json body = {{"first", to_json(all)}, {"second", to_json(second)}, {"in", articles}};
  return log_in_story(archive, kSplit, std::move(body), story, reason);
}

std::optional<IdentityDecision> as_identity_decision(const HoldingDecision& holding) {
  const bool merge = holding.decision.kind == kMerge;
  if (!merge && holding.decision.kind != kSplit) return std::nullopt;
  IdentityDecision out;
  out.kind = merge ? IdentityDecision::Kind::Same : IdentityDecision::Kind::Apart;
  out.first = spellings_in(holding.body, "first");
  out.second = spellings_in(holding.body, "second");
  for (const Json& id : holding.body.value("in", Json::array())) {
    if (id.is_string()) out.articles.insert(id.get<std::string>());
  }
  return out;
}

}  // namespace isnad
