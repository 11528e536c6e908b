#include "found.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "surface.h"

namespace isnad::cases {
namespace {

constexpr std::array kEntityTypes = {"person", "place", "organisation", "event", "other"};
constexpr std::array kTimeKinds = {"date", "time", "duration", "set"};
constexpr std::array kQualifiers = {"exact", "about", "over", "under", "between"};
constexpr std::array kStatementKinds = {"event", "outcome", "plan", "position", "participation", "assessment"};
constexpr std::array kPolarities = {"affirmed", "negated"};
constexpr std::array kModalities = {"asserted",    "possible", "expected",  "reported",
                                    "conditional", "future",   "questioned"};
constexpr std::array kRoles = {"title",   "heading", "lead",     "body",       "list-item",
                               "caption", "byline",  "dateline", "boilerplate"};

template <typename Names, typename Enum>
std::string name_of(const Names& names, Enum value) {
  const auto i = static_cast<std::size_t>(value);
  return i < names.size() ? names[i] : "?";
}

std::string number(double x) {
  if (x == std::floor(x) && std::abs(x) < 1e15) return std::to_string(static_cast<long long>(x));
  std::string s = std::to_string(x);
  s.erase(s.find_last_not_of('0') + 1);
  return s;
}

class Collector {
 public:
  explicit Collector(const Reading& reading) : r_(reading) {}

  std::vector<Found> take() { return std::move(out_); }

  void entities(const std::string& type) {
    for (const EntityMention& m : r_.mentions) {
      const std::string kind = name_of(kEntityTypes, m.type);
      if (type != "entity" && kind != type) continue;
      Found f{m.span, kind, {}, true};
      f.attributes["type"] = {kind};
      if (m.entity < r_.entities.size()) describe(f, r_.entities[m.entity]);
      out_.push_back(std::move(f));
    }
  }

  void times() {
    for (const TimeMention& t : r_.times) {
      Found f{t.span, "time", {}, true};
      f.attributes["value"] = {t.value};
      f.attributes["kind"] = {name_of(kTimeKinds, t.kind)};
      f.attributes["weekday"] = {t.weekday_value};
      f.attributes["anchor"] = {t.anchored_by_published ? "published" : t.anchor ? words(*t.anchor) : ""};
      out_.push_back(std::move(f));
    }
  }

  void quantities() {
    for (const QuantityMention& q : r_.quantities) {
      Found f{q.span, "quantity", {}, true};
      f.attributes["value"] = {q.low == q.high && q.unit != "score" ? number(q.low) : number(q.low) + ".." + number(q.high)};
      f.attributes["unit"] = {q.unit};
      f.attributes["qualifier"] = {name_of(kQualifiers, q.qualifier)};
      f.attributes["measures"] = {q.measures};
      f.attributes["ordinal"] = {q.ordinal ? "yes" : "no"};
      f.attributes["part_of"] = {q.part_of < r_.quantities.size() ? words(r_.quantities[q.part_of].span) : ""};
      out_.push_back(std::move(f));
    }
  }

  void quotations(const std::string& kind) {
    for (const Quotation& q : r_.quotations) {
      const bool direct = q.kind == QuotationKind::Direct;
      if (kind != "quotation" && direct != (kind == "quote")) continue;
      Found f{q.span, direct ? "quote" : "reported", {}, direct};
      f.attributes["speaker"] = names(q.speaker, q.speaker_text);
      f.attributes["cue"] = {q.cue ? words(*q.cue) : ""};
      f.attributes["via"] = {q.via};
      f.attributes["polarity"] = {name_of(kPolarities, q.polarity)};
      f.attributes["modality"] = {name_of(kModalities, q.modality)};
      out_.push_back(std::move(f));
    }
  }

  void statements(const std::string& kind) {
    for (const Statement& s : r_.statements) {
      const std::string name = name_of(kStatementKinds, s.kind);
      if (kind != "statement" && kind != name) continue;
      Found f{s.span, name, {}, false};
      f.attributes["kind"] = {name};
      f.attributes["cue"] = {words(s.cue)};
      f.attributes["predicate"] = {s.predicate};
      f.attributes["polarity"] = {name_of(kPolarities, s.polarity)};
      f.attributes["modality"] = {name_of(kModalities, s.modality)};
      f.attributes["actor"] = all_names(s.actors, s.actor_text);
      f.attributes["target"] = all_names(s.targets, {});
      f.attributes["holder"] = names(s.holder, {});
      f.attributes["side"] = {s.side};
      out_.push_back(std::move(f));
    }
  }

  void evaluations() {
    for (const Evaluation& e : r_.evaluations) {
      Found f{e.span, "evaluation", {}, true};
      f.attributes["polarity"] = {e.polarity > 0 ? "positive" : e.polarity < 0 ? "negative" : "neutral"};
      f.attributes["holder"] = names(e.holder, {});
      out_.push_back(std::move(f));
    }
  }

  void blocks() {
    for (const Block& b : r_.article.blocks) {
      Found f{b.span, "block", {}, false};
      f.attributes["role"] = {name_of(kRoles, b.role)};
      f.attributes["content"] = {is_content(b.role) ? "yes" : "no"};
      out_.push_back(std::move(f));
    }
  }

  void sentences() {
    for (const Sentence& s : r_.analysis.sentences) out_.push_back({s.span, "sentence", {}, true});
  }

  void tokens() {
    for (const Token& t : r_.analysis.tokens) {
      Found f{t.span, "token", {}, true};
      f.attributes["fold"] = {std::string(r_.analysis.word(t))};
      out_.push_back(std::move(f));
    }
  }

 private:
  std::string words(Span span) const { return squeezed(slice(r_.article.text, span)); }

  /// All that an entity may be called by: its name, each of its spellings, its gazetteer id.
  std::vector<std::string> names(std::uint32_t entity, const std::string& as_written) const {
    std::vector<std::string> out;
    if (entity < r_.entities.size()) {
      const LocalEntity& e = r_.entities[entity];
      out = {e.name, e.known, e.name_en};
      for (const std::uint32_t m : e.mentions) {
        if (m < r_.mentions.size()) out.push_back(words(r_.mentions[m].span));
      }
    }
    if (!as_written.empty()) out.push_back(squeezed(as_written));
    std::erase(out, "");
    return out;
  }

  std::vector<std::string> all_names(const std::vector<std::uint32_t>& entities, const std::string& as_written) const {
    std::vector<std::string> out = names(kNone, as_written);
    for (const std::uint32_t e : entities) {
      for (std::string& n : names(e, {})) out.push_back(std::move(n));
    }
    return out;
  }

  void describe(Found& f, const LocalEntity& e) const {
    auto& a = f.attributes;
    a["name"] = {e.name};
    a["en"] = {e.name_en};
    a["known"] = {e.known};
    a["side"] = {e.side};
    a["within"] = {e.within};
    a["country"] = {e.country};
    for (const Role& role : e.roles) {
      a["role"].push_back(squeezed(role.text));
      if (role.former) a["former"].push_back(squeezed(role.text));
      if (!role.side.empty()) a["role-side"].push_back(role.side);
    }
    for (const std::uint32_t m : e.mentions) {
      if (m < r_.mentions.size()) a["same"].push_back(words(r_.mentions[m].span));
    }
  }

  const Reading& r_;
  std::vector<Found> out_;
};

bool is_one_of(const std::string& kind, const auto& names) {
  return std::find(names.begin(), names.end(), kind) != names.end();
}

}  // namespace

Result<std::vector<Found>> find_all(const Reading& reading, const std::string& asked) {
  const std::string kind = asked == "org" ? "organisation" : asked;
  Collector c(reading);
  bool known = false;
  const auto when = [&](bool condition, auto&& collect) {
    if (!condition) return;
    known = true;
    collect();
  };
  when(kind == "entity" || is_one_of(kind, kEntityTypes), [&] { c.entities(kind); });
  when(kind == "time", [&] { c.times(); });
  when(kind == "quantity", [&] { c.quantities(); });
  when(kind == "quote" || kind == "reported" || kind == "quotation", [&] { c.quotations(kind); });
  when(kind == "statement" || is_one_of(kind, kStatementKinds), [&] { c.statements(kind); });
  when(kind == "evaluation", [&] { c.evaluations(); });
  when(kind == "block", [&] { c.blocks(); });
  when(kind == "sentence" || kind == "sentences", [&] { c.sentences(); });
  when(kind == "token" || kind == "tokens", [&] { c.tokens(); });
  if (!known) return fail(ErrorCode::BadSyntax, {}, "unknown kind `" + kind + "`; cases/README.md lists them");
  return c.take();
}

std::string as_line(const Reading& reading, const Found& found) {
  std::string line = found.kind + " " + shown(slice(reading.article.text, found.span));
  for (const auto& [key, values] : found.attributes) {
    if (values.empty() || values.front().empty()) continue;
    const bool bare = std::all_of(values.front().begin(), values.front().end(),
                                  [](char c) { return static_cast<unsigned char>(c) < 0x80 && c != ' '; });
    line += " " + key + "=" + (bare ? values.front() : shown(values.front()));
  }
  return line;
}

bool same_place(const Found& found, Span span, bool exact) {
  return exact ? found.span == span : much_the_same(found.span, span);
}

bool has(const Found& found, const std::string& key, const std::string& value) {
  const auto it = found.attributes.find(key);
  const bool empty = it == found.attributes.end() || it->second.empty() || it->second.front().empty();
  if (value == "none") return empty;
  if (empty) return false;
  const std::string wanted = squeezed(value);
  return std::any_of(it->second.begin(), it->second.end(), [&](const std::string& v) { return squeezed(v) == wanted; });
}

}  // namespace isnad::cases
