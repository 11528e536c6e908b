#include "isnad/dossier/to_json.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "isnad/base/ensure.h"
#include "isnad/base/utf8.h"
#include "isnad/claim/cover_findings.h"
#include "isnad/dossier/names.h"

namespace isnad {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}
Json or_null(const std::optional<std::string>& text) {
  return text ? Json(*text) : Json(nullptr);
}

/// 3 rather than 3.0; doubles keep their shortest form.
Json number(double value) {
  if (std::abs(value) < 9e15 && value == std::floor(value)) return Json(static_cast<std::int64_t>(value));
  return Json(value);
}

using About = PersonDecision::About;

class Writer {
 public:
  Writer(const Dossier& dossier, const JsonOptions& options) : dossier_(dossier), options_(options) {
    index_.reserve(dossier.readings.size());
    for (const Reading& r : dossier.readings) index_.emplace_back(r.article.text);
  }

  Json write() const {
    Json out = Json::object();
    out["format"] = "isnad.dossier/1";
    out["generator"] = options_.generator;
    out["articles"] = Json::array();
    for (std::uint32_t r = 0; r < dossier_.readings.size(); ++r) out["articles"].push_back(article(r));
    out["entities"] = Json::array();
    for (std::size_t e = 0; e < dossier_.registry.entities.size(); ++e) {
      out["entities"].push_back(entity(dossier_.registry.entities[e]));
      add_decisions(out["entities"].back(), About::Entity, 0, e);
    }
    out["stories"] = Json::array();
    for (std::size_t s = 0; s < dossier_.stories.size(); ++s) out["stories"].push_back(story(s));
    out["diagnostics"] = diagnostics();
    return out;
  }

 private:
  const Reading& reading(std::uint32_t r) const {
    ISNAD_ENSURE(r < dossier_.readings.size());
    return dossier_.readings[r];
  }

  Json span(std::uint32_t r, Span bytes) const {
    const std::string& text = reading(r).article.text;
    ISNAD_ENSURE(bytes.begin <= bytes.end && bytes.end <= text.size());
    const Span points = index_[r].to_code_points(bytes);
    return {{"article", reading(r).article.id},
            {"begin", points.begin},
            {"end", points.end},
            {"text", std::string(slice(text, bytes))}};
  }
  Json span_or_null(std::uint32_t r, const std::optional<Span>& bytes) const {
    return bytes ? span(r, *bytes) : Json(nullptr);
  }
  Json spans(const std::vector<Evidence>& evidence) const {
    Json out = Json::array();
    for (const Evidence& e : evidence) out.push_back(span(e.reading, e.span));
    return out;
  }
  Json entity_id(std::uint32_t index) const {
    return index < dossier_.registry.entities.size() ? Json(dossier_.registry.entities[index].id) : Json(nullptr);
  }
  Json local_entity_id(std::uint32_t r, std::uint32_t local) const {
    const auto& by_local = dossier_.registry.by_local;
    return r < by_local.size() && local < by_local[r].size() ? entity_id(by_local[r][local]) : Json(nullptr);
  }

  Json article(std::uint32_t r) const {
    const Article& a = reading(r).article;
    Json out = Json::object();
    out["id"] = a.id;
    out["source"] = a.source;
    out["url"] = or_null(a.url);
    out["outlet"] = or_null(a.outlet);
    out["title"] = or_null(a.title);
    out["byline"] = or_null(a.byline);
    if (a.published) {
      out["published"] = {{"value", a.published->value},
                          {"basis", name(a.published->basis)},
                          {"evidence", span_or_null(r, a.published->evidence)}};
    } else {
      out["published"] = nullptr;
    }
    out["language"] = a.language;
    out["sha256"] = a.sha256;
    out["blocks"] = Json::array();
    for (const Block& b : a.blocks) {
      const Span points = index_[r].to_code_points(b.span);
      out["blocks"].push_back({{"begin", points.begin}, {"end", points.end}, {"role", name(b.role)}});
    }
    if (options_.with_text) out["text"] = a.text;
    return out;
  }

  Json entity(const Entity& e) const {
    Json out = Json::object();
    out["id"] = e.id;
    out["type"] = name(e.type);
    out["name"] = {{"ar", e.name}, {"en", or_null(e.name_en)}};
    out["known"] = or_null(e.known);
    out["side"] = or_null(e.side);
    std::map<std::string, std::size_t> seen;
    Json roles = Json::array();
    std::vector<Evidence> mentions;
    for (const Entity::Local& local : e.locals) {
      const LocalEntity& mine = reading(local.reading).entities.at(local.entity);
      for (const Role& role : mine.roles) {
        const auto [at, fresh] = seen.try_emplace(role.text, roles.size());
        if (fresh) roles.push_back({{"text", role.text}, {"evidence", Json::array()}});
        roles[at->second]["evidence"].push_back(span(local.reading, role.span));
      }
      for (const std::uint32_t m : mine.mentions) {
        mentions.push_back({local.reading, reading(local.reading).mentions.at(m).span});
      }
    }
    std::sort(mentions.begin(), mentions.end(), [](const Evidence& a, const Evidence& b) {
      return std::tie(a.reading, a.span) < std::tie(b.reading, b.span);
    });
    out["roles"] = std::move(roles);
    out["within"] = or_null(e.within);
    out["mentions"] = spans(mentions);
    return out;
  }

  /// What persons decided about a story or an entity; nothing when they did not.
  void add_decisions(Json& out, About about, std::size_t story, std::size_t index) const {
    for (const PersonDecision& d : dossier_.decisions) {
      if (d.about != about || d.story != story || d.index != index) continue;
      out["decisions"].push_back(
          {{"decision", d.number}, {"action", d.action}, {"made", d.made}, {"note", or_null(d.note)}});
    }
  }

  /// The last mark that a person set on a finding.
  void add_mark(Json& out, std::size_t story, std::size_t index) const {
    for (const PersonDecision& d : dossier_.decisions) {
      if (d.about != About::Finding || d.story != story || d.index != index) continue;
      out["mark"] = {{"decision", d.number},
                     {"verdict", d.action},
                     {"made", d.made},
                     {"note", or_null(d.note)},
                     {"changed", d.changed_since}};
    }
  }

  Json story(std::size_t index) const {
    const StoryAccount& account = dossier_.stories[index];
    Json out = Json::object();
    out["id"] = account.story.id;
    out["label"] = {{"ar", account.story.label_ar}, {"en", or_null(account.story.label_en)}};
    out["articles"] = Json::array();
    for (const std::uint32_t r : account.story.readings) out["articles"].push_back(reading(r).article.id);
    out["related"] = Json::array();
    for (const Related& related : account.story.related) {
      ISNAD_ENSURE(related.story < dossier_.stories.size());
      out["related"].push_back({{"story", dossier_.stories[related.story].story.id}, {"why", related.why}});
    }
    out["copies"] = Json::array();
    for (const Copy& c : account.lineage.copies) out["copies"].push_back(copy(c));
    Json times = Json::array();
    Json quantities = Json::array();
    Json quotations = Json::array();
    for (const std::uint32_t r : account.story.readings) {
      for (const TimeMention& t : reading(r).times) times.push_back(time(r, t));
      for (const QuantityMention& q : reading(r).quantities) quantities.push_back(quantity(r, q));
      for (const Quotation& q : reading(r).quotations) quotations.push_back(quotation(r, q));
    }
    out["times"] = std::move(times);
    out["quantities"] = std::move(quantities);
    out["quotations"] = std::move(quotations);
    out["findings"] = Json::array();
    for (std::size_t f = 0; f < account.findings.size(); ++f) {
      out["findings"].push_back(finding(account.findings[f], f, account));
      add_mark(out["findings"].back(), index, f);
    }
    out["timeline"] = Json::array();
    for (const TimelineEntry& t : account.timeline) {
      out["timeline"].push_back(
          {{"date", t.date}, {"label", {{"ar", t.label_ar}, {"en", nullptr}}}, {"evidence", spans(t.evidence)}});
    }
    out["framing"] = Json::array();
    for (const Framing& f : account.framing) {
      Json terms = Json::array();
      for (const Span term : f.terms) terms.push_back(span(f.reading, term));
      out["framing"].push_back(
          {{"article", reading(f.reading).article.id}, {"polarity", f.polarity}, {"terms", std::move(terms)}});
    }
    add_decisions(out, About::Story, index, 0);
    return out;
  }

  Json copy(const Copy& c) const {
    Json out = {{"from", reading(c.from).article.id},
                {"to", reading(c.to).article.id},
                {"overlap", std::round(c.overlap * 100.0) / 100.0},
                {"why", c.why}};
    out["passages"] = Json::array();
    for (const Passage& p : c.passages) {
      out["passages"].push_back({{"from", span(c.from, p.from)}, {"to", span(c.to, p.to)}});
    }
    return out;
  }

  Json time(std::uint32_t r, const TimeMention& t) const {
    Json out = Json::object();
    out["span"] = span(r, t.span);
    out["value"] = or_null(t.value.empty() ? t.weekday_value : t.value);
    out["kind"] = name(t.kind);
    out["anchor"] = t.anchored_by_published ? Json("published") : span_or_null(r, t.anchor);
    return out;
  }

  Json quantity(std::uint32_t r, const QuantityMention& q) const {
    Json out = Json::object();
    out["span"] = span(r, q.span);
    const bool both_sides = q.unit == "score";  // 3-3 is two numbers
    out["value"] = q.low == q.high && !both_sides ? number(q.low) : Json::array({number(q.low), number(q.high)});
    out["unit"] = q.unit;
    out["qualifier"] = name(q.qualifier);
    out["measures"] = or_null(q.measures);
    return out;
  }

  Json quotation(std::uint32_t r, const Quotation& q) const {
    Json out = Json::object();
    out["span"] = span(r, q.span);
    out["kind"] = name(q.kind);
    out["speaker"] = local_entity_id(r, q.speaker);
    out["speaker_text"] = or_null(q.speaker_text);
    out["cue"] = span_or_null(r, q.cue);
    out["polarity"] = name(q.polarity);
    out["modality"] = name(q.modality);
    if (!q.via.empty()) out["via"] = q.via;
    return out;
  }

  Json finding(const Finding& f, std::size_t index, const StoryAccount& account) const {
    Json out = Json::object();
    out["id"] = "f" + std::to_string(index + 1);
    out["kind"] = name(f.kind);
    out["about"] = {{"ar", f.about_ar}, {"en", or_null(f.about_en)}};
    out["status"] = name(f.status);
    if (!f.conflict.empty()) out["conflict"] = f.conflict;
    out["values"] = Json::array();
    for (const FindingValue& v : f.values) out["values"].push_back(value(v));
    if (!f.wordings.empty()) {
      out["wordings"] = Json::array();
      for (const Wording& w : f.wordings) {
        Json changed = Json::array();
        for (const Span s : w.changed) changed.push_back(span(w.evidence.reading, s));
        out["wordings"].push_back(
            {{"span", span(w.evidence.reading, w.evidence.span)}, {"relation", name(w.kind)}, {"changed", std::move(changed)}});
      }
    }
    out["coverage"] = Json::object();
    const std::vector<Coverage> coverage = cover_finding(f, account.story, account.lineage);
    for (std::size_t i = 0; i < coverage.size(); ++i) {
      if (coverage[i] == Coverage::Silent) continue;
      out["coverage"][reading(account.story.readings[i]).article.id] = isnad::name(coverage[i]);
    }
    return out;
  }

  Json value(const FindingValue& v) const {
    ISNAD_ENSURE(!v.evidence.empty());
    Json out = Json::object();
    out["value"] = v.value;
    out["label"] = {{"ar", v.label_ar}, {"en", or_null(v.label_en)}};
    out["evidence"] = spans(v.evidence);
    std::vector<std::uint32_t> carriers;
    for (const Evidence& e : v.evidence) carriers.push_back(e.reading);
    std::sort(carriers.begin(), carriers.end());
    carriers.erase(std::unique(carriers.begin(), carriers.end()), carriers.end());
    out["articles"] = Json::array();
    for (const std::uint32_t r : carriers) out["articles"].push_back(reading(r).article.id);
    out["independent"] = v.independent;
    out["attributed_to"] = entity_id(v.attributed_to);
    if (!v.as_of.empty()) out["as_of"] = v.as_of;
    return out;
  }

  Json diagnostics() const {
    Json out = Json::array();
    const auto add = [&](const Diagnostic& d, std::uint32_t r) {
      Json one = {{"severity", name(d.severity)}, {"code", d.code}, {"where", d.where}, {"message", d.message}};
      if (r != kNone && d.span && d.span->end <= reading(r).article.text.size()) one["span"] = span(r, *d.span);
      out.push_back(std::move(one));
    };
    for (const Diagnostic& d : dossier_.diagnostics) add(d, kNone);
    for (std::uint32_t r = 0; r < dossier_.readings.size(); ++r) {
      for (const Diagnostic& d : dossier_.readings[r].diagnostics) add(d, r);
    }
    return out;
  }

  const Dossier& dossier_;
  const JsonOptions& options_;
  std::vector<CodePointIndex> index_;
};

}  // namespace

std::string to_json(const Dossier& dossier, const JsonOptions& options) {
  // A piece of text that is not UTF-8 cannot reach this point; if it does, it must not throw away the whole dossier.
  return Writer(dossier, options).write().dump(options.indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace isnad
