#include "isnad/dossier/to_events.h"

#include <nlohmann/json.hpp>

#include "isnad/base/utf8.h"
#include "isnad/dossier/names.h"

namespace isnad {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

class Writer {
 public:
  Writer(const Reading& reading, const PloverCodes& codes) : reading_(reading), codes_(codes), index_(reading.article.text) {}

  std::string write(const EventOptions& options) {
    std::string out;
    std::size_t number = 0;
    for (const Statement& s : reading_.statements) {
      const auto code = codes_.code(reading_, s);
      if (!code && !options.all) continue;
      Json record = Json::object();
      record["record"] = "statement";
      record["id"] = reading_.article.id + "#" + std::to_string(++number);
      record["event"] = code ? Json(code->event) : Json(nullptr);
      record["mode"] = code ? or_null(code->mode) : Json(nullptr);
      statement(record, s);
      add(out, record);
    }
    if (!options.all) return out;
    for (const Quotation& q : reading_.quotations) {
      Json record = Json::object();
      record["record"] = "quotation";
      record["id"] = reading_.article.id + "#" + std::to_string(++number);
      record["kind"] = name(q.kind);
      record["speaker"] = entity(q.speaker);
      record["speaker_text"] = or_null(q.speaker_text);
      if (!q.via.empty()) record["via"] = q.via;
      record["polarity"] = name(q.polarity);
      record["modality"] = name(q.modality);
      record["span"] = span(q.span);
      record["cue"] = q.cue ? span(*q.cue) : Json(nullptr);
      add(out, record);
    }
    return out;
  }

 private:
  static void add(std::string& out, const Json& record) {
    out += record.dump(-1, ' ', false, Json::error_handler_t::replace);
    out += '\n';
  }

  void statement(Json& record, const Statement& s) const {
    record["kind"] = name(s.kind);
    record["predicate"] = s.predicate;
    record["polarity"] = name(s.polarity);
    record["modality"] = name(s.modality);
    record["actors"] = entities(s.actors);
    record["actor_text"] = or_null(s.actor_text);
    record["recipients"] = entities(s.targets);
    record["holder"] = entity(s.holder);
    record["date"] = date(s);
    record["place"] = place(s);
    record["outlet"] = reading_.article.outlet ? Json(*reading_.article.outlet) : Json(nullptr);
    record["published"] = reading_.article.published ? Json(reading_.article.published->value) : Json(nullptr);
    record["span"] = span(s.span);
    record["cue"] = span(s.cue);
  }

  Json span(Span bytes) const {
    const Span points = index_.to_code_points(bytes);
    return {{"article", reading_.article.id},
            {"begin", points.begin},
            {"end", points.end},
            {"text", std::string(slice(reading_.article.text, bytes))}};
  }

  Json entity(std::uint32_t e) const {
    if (e >= reading_.entities.size()) return nullptr;
    const LocalEntity& local = reading_.entities[e];
    return {{"name", local.name}, {"type", name(local.type)}, {"known", or_null(local.known)}, {"side", or_null(local.side)}};
  }

  Json entities(const std::vector<std::uint32_t>& list) const {
    Json out = Json::array();
    for (const std::uint32_t e : list) {
      if (e < reading_.entities.size()) out.push_back(entity(e));
    }
    return out;
  }

  /// The day told in the clause, if one is.
  Json date(const Statement& s) const {
    for (const TimeMention& t : reading_.times) {
      if (t.kind == TimeKind::Date && s.span.contains(t.span) && !t.value.empty()) return t.value;
    }
    return nullptr;
  }

  Json place(const Statement& s) const {
    for (const EntityMention& m : reading_.mentions) {
      if (m.type == EntityType::Place && s.span.contains(m.span) && m.entity < reading_.entities.size()) return entity(m.entity);
    }
    return nullptr;
  }

  const Reading& reading_;
  const PloverCodes& codes_;
  CodePointIndex index_;
};

}  // namespace

std::string to_events(const Reading& reading, const PloverCodes& codes, const EventOptions& options) {
  return Writer(reading, codes).write(options);
}

}  // namespace isnad
