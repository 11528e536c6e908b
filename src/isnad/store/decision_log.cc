#include "isnad/store/decision_log.h"

#include "isnad/store/archive_stories.h"

namespace isnad {

using Json = nlohmann::json;

Result<std::vector<Decision>> list_decisions(Archive& archive) {
  std::vector<Decision> out;
  SqlStatement& rows = archive.db()("SELECT key, made, kind, body, note, undone FROM decision ORDER BY key").bind();
  while (rows.step()) {
    out.push_back({rows.integer(0), std::string(rows.text(1)), std::string(rows.text(2)), std::string(rows.text(3)),
                   std::string(rows.text(4)), rows.text_or_none(5).value_or("")});
  }
  if (auto fine = archive.db().check(); !fine) return tl::unexpected(fine.error());
  return out;
}

std::vector<HoldingDecision> holding_decisions(Archive& archive) {
  std::vector<HoldingDecision> out;
  auto all = list_decisions(archive);
  if (!all) {
    archive.db().fault(all.error());
    return out;
  }
  for (Decision& d : *all) {
    if (!d.undone.empty()) continue;
    HoldingDecision holding;
    holding.body = body_of(d);
    for (const std::int64_t story : numbers_in(holding.body.value("stories", Json::array()))) {
      holding.stories.insert(story_number(archive, std::to_string(story)).value_or(story));
    }
    holding.decision = std::move(d);
    out.push_back(std::move(holding));
  }
  return out;
}

std::int64_t log_decision(Archive& archive, const char* kind, const Json& body, const Reason& reason) {
  return archive.db().insert("INSERT INTO decision(made, kind, body, note) VALUES (?1, ?2, ?3, ?4) RETURNING key",
                             reason.now, kind, body.dump(-1, ' ', false, Json::error_handler_t::replace), reason.note);
}

Json body_of(const Decision& decision) {
  Json out = Json::parse(decision.body, nullptr, false);
  return out.is_object() ? out : Json::object();
}

std::set<std::int64_t> numbers_in(const Json& list) {
  std::set<std::int64_t> out;
  if (list.is_array()) {
    for (const Json& number : list) {
      if (number.is_number_integer()) out.insert(number.get<std::int64_t>());
    }
  }
  return out;
}

}  // namespace isnad
