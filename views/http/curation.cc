#include "curation.h"

#include <nlohmann/json.hpp>

namespace isnad::http {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLongestNote = 2000;
constexpr std::size_t kMostObjects = 2000;

/// What an action is done to: its fields, in the order of Deciding::words. A field may be a list.
struct Action {
  const char* name;
  std::vector<const char*> fields;
  std::size_t least;  // words
  std::size_t most;
};

const std::vector<Action>& actions() {
  static const std::vector<Action> kActions = {
      {"merge-stories", {"stories"}, 2, 2},
      {"split-story", {"story", "articles"}, 2, kMostObjects},
      {"merge-entities", {"story", "entities"}, 3, 3},
      {"split-entity", {"story", "entity", "parts"}, 3, kMostObjects},
      {"mark", {"story", "finding", "verdict"}, 3, 3},
  };
  return kActions;
}

tl::unexpected<Error> wrong(const std::string& message) {
  return fail(ErrorCode::BadSyntax, "", message);
}

bool take(const Json& given, std::vector<std::string>& into) {
  if (given.is_string()) return into.push_back(given.get<std::string>()), true;
  if (!given.is_array()) return false;
  for (const Json& one : given) {
    if (!one.is_string()) return false;
    into.push_back(one.get<std::string>());
  }
  return true;
}

}  // namespace

Result<Deciding> read_decision(const std::string& body) {
  // Nothing is nested deeper than a list in a field.
  const auto shallow = [](int depth, Json::parse_event_t, const Json&) { return depth <= 2; };
  const Json given = Json::parse(body, shallow, false);
  if (!given.is_object() || !given.contains("action") || !given["action"].is_string())
    return wrong("give {\"action\": ...}");
  Deciding out;
  out.action = given["action"].get<std::string>();
  if (given.contains("note")) {
    if (!given["note"].is_string()) return wrong("\"note\" must be a text");
    out.note = given["note"].get<std::string>();
    if (out.note.size() > kLongestNote) return wrong("the note is too long");
  }
  for (const Action& action : actions()) {
    if (out.action != action.name) continue;
    for (const char* field : action.fields) {
      if (!given.contains(field) || !take(given[field], out.words))
        return wrong(out.action + " needs \"" + field + "\"");
    }
    if (out.words.size() < action.least || out.words.size() > action.most)
      return wrong(out.action + " needs other fields than these; see /openapi.json");
    return out;
  }
  return wrong("no such action; see /openapi.json");
}

Result<std::int64_t> carry_out(Archive& archive, const Deciding& what, const std::string& now) {
  const std::vector<std::string>& w = what.words;
  const Reason reason{now, what.note};
  if (what.action == "merge-stories") return merge_stories(archive, w[0], w[1], reason);
  if (what.action == "split-story") return split_story(archive, w[0], {w.begin() + 1, w.end()}, reason);
  if (what.action == "merge-entities") return merge_entities(archive, w[0], w[1], w[2], reason);
  if (what.action == "split-entity") return split_entity(archive, w[0], w[1], {w.begin() + 2, w.end()}, reason);
  if (what.action == "mark") return mark_finding(archive, w[0], w[1], w[2], reason);
  return fail(ErrorCode::BadUsage, what.action, "no such action");
}

std::string log_json(const std::vector<Decision>& decisions, bool lasting) {
  Json out = {{"format", "isnad.curation/1"}, {"lasting", lasting}, {"decisions", Json::array()}};
  for (const Decision& one : decisions) {
    Json of = Json::parse(one.body, nullptr, false);
    Json stories = Json::array();
    if (of.is_object() && of.contains("stories") && of["stories"].is_array()) {
      for (const Json& number : of["stories"]) {
        if (number.is_number_integer()) stories.push_back("s" + std::to_string(number.get<std::int64_t>()));
      }
    }
    out["decisions"].push_back({{"number", one.key},
                                {"made", one.made},
                                {"action", one.kind},
                                {"stories", std::move(stories)},
                                {"note", one.note},
                                {"undone", one.undone.empty() ? Json(nullptr) : Json(one.undone)},
                                {"detail", of.is_discarded() ? Json::object() : std::move(of)}});
  }
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace isnad::http
