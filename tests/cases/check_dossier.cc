#include "check_dossier.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "surface.h"

namespace isnad::cases {
namespace {

constexpr std::array kKinds = {"date",      "place",   "duration", "quantity", "participation", "role",
                               "quotation", "outcome", "plan",     "position", "statement"};
constexpr std::array kStatuses = {"corroborated", "single-source", "conflicting"};

std::string kind_of(const Finding& f) {
  return kKinds[static_cast<std::size_t>(f.kind)];
}
std::string status_of(const Finding& f) {
  return kStatuses[static_cast<std::size_t>(f.status)];
}

class Checker {
 public:
  Checker(const Expectation& e, const Dossier& d) : e_(e), d_(d) {}

  std::string check() {
    if (e_.kind == "same-story") return check_story();
    if (e_.kind == "related") return check_related();
    if (e_.kind == "copy") return check_copy();
    if (e_.kind == "same-entity") return check_entity();
    return check_finding();
  }

 private:
  bool expects() const { return e_.mode == Expectation::Mode::Expect; }

  std::optional<std::uint32_t> reading(const std::string& id) const {
    for (std::uint32_t i = 0; i < d_.readings.size(); ++i) {
      if (d_.readings[i].article.id == id) return i;
    }
    return std::nullopt;
  }

  std::string id(std::uint32_t r) const { return r < d_.readings.size() ? d_.readings[r].article.id : "?"; }

  /// Stories of the articles named by the words of the line; nothing and a problem when one is unknown.
  std::string stories_of_words(std::vector<std::uint32_t>& stories) const {
    if (e_.words.size() < 2) return "two article ids are expected";
    for (const std::string& word : e_.words) {
      const auto r = reading(word);
      if (!r) return "no article `" + word + "`";
      std::uint32_t found = kNone;
      for (std::uint32_t s = 0; s < d_.stories.size(); ++s) {
        const auto& in = d_.stories[s].story.readings;
        if (std::find(in.begin(), in.end(), *r) != in.end()) found = s;
      }
      if (found == kNone) return "article `" + word + "` is in no story";
      stories.push_back(found);
    }
    return "";
  }

  std::string all_stories() const {
    std::string out = "stories:";
    for (const StoryAccount& s : d_.stories) {
      out += " [";
      for (const std::uint32_t r : s.story.readings) out += (out.back() == '[' ? "" : " ") + id(r);
      out += "]";
    }
    return out;
  }

  std::string check_story() const {
    std::vector<std::uint32_t> stories;
    if (std::string problem = stories_of_words(stories); !problem.empty()) return problem;
    const std::set<std::uint32_t> distinct(stories.begin(), stories.end());
    const bool holds = expects() ? distinct.size() == 1 : distinct.size() == stories.size();
    return holds ? "" : all_stories();
  }

  std::string check_related() const {
    std::vector<std::uint32_t> stories;
    if (std::string problem = stories_of_words(stories); !problem.empty()) return problem;
    const auto points = [&](std::uint32_t from, std::uint32_t to) {
      const auto& related = d_.stories[from].story.related;
      return std::any_of(related.begin(), related.end(), [&](const Related& x) { return x.story == to; });
    };
    const bool related = points(stories[0], stories[1]) || points(stories[1], stories[0]);
    return related == expects() ? "" : (related ? "they are related; " : "they are not related; ") + all_stories();
  }

  std::string check_copy() const {
    if (e_.words.size() != 2) return "write `expect copy a b`";
    std::string copies;
    bool found = false;
    for (const StoryAccount& s : d_.stories) {
      for (const Copy& c : s.lineage.copies) {
        const std::string from = id(c.from);
        const std::string to = id(c.to);
        copies += " " + from + "->" + to + " (" + c.why + ")";
        const bool forward = from == e_.words[0] && to == e_.words[1];
        const bool back = from == e_.words[1] && to == e_.words[0];
        const bool directed = e_.keys.contains("direction") && e_.keys.at("direction") == "fixed";
        found |= forward || (back && !directed);
      }
    }
    return found == expects() ? "" : "copies:" + (copies.empty() ? std::string(" none") : copies);
  }

  bool stands_at(std::uint32_t r, Span span, const Surface& s) const {
    if (r >= d_.readings.size()) return false;
    const Article& article = d_.readings[r].article;
    if (!s.article.empty() && s.article != article.id) return false;
    const std::vector<Span> places = occurrences(article.text, s);
    return std::any_of(places.begin(), places.end(), [&](Span p) { return much_the_same(p, span); });
  }

  std::set<std::uint32_t> entities_at(const Surface& s) const {
    std::set<std::uint32_t> found;
    for (std::uint32_t i = 0; i < d_.registry.entities.size(); ++i) {
      for (const Entity::Local& local : d_.registry.entities[i].locals) {
        const Reading& r = d_.readings[local.reading];
        for (const std::uint32_t m : r.entities[local.entity].mentions) {
          if (stands_at(local.reading, r.mentions[m].span, s)) found.insert(i);
        }
      }
    }
    return found;
  }

  std::string check_entity() const {
    if (e_.surfaces.size() != 2) return "two surfaces are expected";
    const auto a = entities_at(e_.surfaces[0]);
    const auto b = entities_at(e_.surfaces[1]);
    const auto describe = [&](const Surface& s, const std::set<std::uint32_t>& found) {
      std::string out = "\n      " + shown(s.text) + " ->";
      for (const std::uint32_t i : found)
        out += " " + d_.registry.entities[i].id + " " + shown(d_.registry.entities[i].name);
      return found.empty() ? out + " no entity" : out;
    };
    const bool same = std::any_of(a.begin(), a.end(), [&](std::uint32_t i) { return b.contains(i); });
    const bool found = !a.empty() && !b.empty();
    return (expects() ? same : !same && found)
               ? ""
               : "the registry has" + describe(e_.surfaces[0], a) + describe(e_.surfaces[1], b);
  }

  bool value_shows(const FindingValue& v, const Surface& s) const {
    return std::any_of(v.evidence.begin(), v.evidence.end(),
                       [&](const Evidence& ev) { return stands_at(ev.reading, ev.span, s); });
  }

  /// The surfaces stand in one value of the finding; in values of their own when a conflict is asked for.
  bool shows_surfaces(const Finding& f, bool apart) const {
    std::set<std::size_t> used;
    for (const Surface& s : e_.surfaces) {
      bool found = false;
      for (std::size_t i = 0; i < f.values.size() && !found; ++i) {
        if (!value_shows(f.values[i], s)) continue;
        const bool fits = apart ? !used.contains(i) : used.empty() || used.contains(i);
        if (!fits) continue;
        used.insert(i);
        found = true;
      }
      if (!found) return false;
    }
    return true;
  }

  bool any_value(const Finding& f, auto&& holds) const { return std::any_of(f.values.begin(), f.values.end(), holds); }

  bool keys_hold(const Finding& f) const {
    for (const auto& [key, wanted] : e_.keys) {
      const std::string& w = wanted;
      if (key == "status" && status_of(f) != w) return false;
      if (key == "conflict" && f.conflict != w) return false;
      if (key == "about" && f.about_ar != w && f.about_en != w) return false;
      if (key == "value" && !any_value(f, [&](const FindingValue& v) { return v.value == w; })) return false;
      if (key == "values" && std::to_string(f.values.size()) != w) return false;
      if (key == "as_of" && !any_value(f, [&](const FindingValue& v) { return v.as_of == w; })) return false;
      if (key == "independent" &&
          !any_value(f, [&](const FindingValue& v) { return std::to_string(v.independent) == w; }))
        return false;
      if (key == "attributed" && !any_value(f, [&](const FindingValue& v) { return is_called(v.attributed_to, w); }))
        return false;
    }
    return true;
  }

  bool is_called(std::uint32_t entity, const std::string& name) const {
    if (entity >= d_.registry.entities.size()) return name == "none";
    const Entity& e = d_.registry.entities[entity];
    return e.name == name || e.name_en == name || e.known == name || e.id == name;
  }

  std::string check_finding() const {
    const bool conflict = e_.kind == "conflict";
    const std::string kind = e_.words.empty() ? "" : e_.words[0];
    if (!kind.empty() && std::find(kKinds.begin(), kKinds.end(), kind) == kKinds.end())
      return "no kind of finding `" + kind + "`";
    std::vector<const Finding*> all;
    std::vector<const Finding*> holding;
    for (const StoryAccount& s : d_.stories) {
      for (const Finding& f : s.findings) {
        if (conflict && f.status != FindingStatus::Conflicting) continue;
        if (!kind.empty() && kind_of(f) != kind) continue;
        all.push_back(&f);
        if (keys_hold(f) && shows_surfaces(f, conflict)) holding.push_back(&f);
      }
    }
    if (!holding.empty() == expects()) return "";
    return print(expects() ? near(all) : holding);
  }

  /// The findings that show at least one of the surfaces; all of them when none does.
  std::vector<const Finding*> near(const std::vector<const Finding*>& all) const {
    std::vector<const Finding*> out;
    for (const Finding* f : all) {
      const bool shows = std::any_of(e_.surfaces.begin(), e_.surfaces.end(), [&](const Surface& s) {
        return any_value(*f, [&](const FindingValue& v) { return value_shows(v, s); });
      });
      if (shows) out.push_back(f);
    }
    return out.empty() ? all : out;
  }

  std::string print(const std::vector<const Finding*>& findings) const {
    if (findings.empty()) return "the dossier has no such finding";
    std::string out = "the dossier has";
    for (std::size_t i = 0; i < findings.size() && i < 8; ++i) {
      const Finding& f = *findings[i];
      out += "\n      finding " + kind_of(f) + " status=" + status_of(f) + " about=" + shown(f.about_ar);
      for (const FindingValue& v : f.values) {
        out += "\n        value=" + v.value + " independent=" + std::to_string(v.independent);
        for (const Evidence& ev : v.evidence)
          out += " " + id(ev.reading) + ":" + shown(slice(d_.readings[ev.reading].article.text, ev.span));
      }
    }
    if (findings.size() > 8) out += "\n      ... and " + std::to_string(findings.size() - 8) + " more";
    return out;
  }

  const Expectation& e_;
  const Dossier& d_;
};

}  // namespace

bool is_about_dossier(const std::string& kind) {
  static constexpr std::array kinds = {"same-story", "related", "copy", "same-entity", "finding", "conflict"};
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

std::string check_dossier(const Expectation& e, const Dossier& dossier) {
  return Checker(e, dossier).check();
}

}  // namespace isnad::cases
