#include "isnad/claim/compare_quantities.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "isnad/claim/gather_values.h"

namespace isnad {
namespace {

struct Figure {
  std::vector<const QuantityClaim*> claims;
  double low = 0, high = 0;
  Qualifier qualifier = Qualifier::Exact;
  std::string newest;  // day of the newest claim
};

std::string number_text(double n) {
  if (n == std::floor(n) && std::abs(n) < 1e15) return std::to_string(static_cast<long long>(n));
  std::string s = std::to_string(n);
  while (s.back() == '0') s.pop_back();
  if (s.back() == '.') s.pop_back();
  return s;
}

std::string value_text(const Figure& f) {
  std::string out = f.qualifier == Qualifier::Over    ? ">"
                    : f.qualifier == Qualifier::Under ? "<"
                    : f.qualifier == Qualifier::About ? "~"
                                                      : "";
  out += number_text(f.low);
  if (f.high != f.low) out += "-" + number_text(f.high);
  return out;
}

/// A hedged figure allows the other.
bool allows(Qualifier hedge, double low, double high, double n) {
  switch (hedge) {
    case Qualifier::Exact:
      return low == n && high == n;
    case Qualifier::Between:
      return low <= n && n <= high;
    case Qualifier::About:
      return std::abs(n - low) <= 0.07 * std::max(low, n);
    case Qualifier::Over:
      return n >= low && n <= 1.2 * low;
    case Qualifier::Under:
      return n <= high && n >= 0.8 * high;
  }
  return false;
}

/// Exact figures first, so that hedged ones find what they allow.
std::vector<Figure> figures_of(std::vector<const QuantityClaim*> claims) {
  std::stable_sort(claims.begin(), claims.end(), [](const QuantityClaim* a, const QuantityClaim* b) {
    return (a->qualifier == Qualifier::Exact) > (b->qualifier == Qualifier::Exact);
  });
  std::vector<Figure> out;
  for (const QuantityClaim* c : claims) {
    Figure* home = nullptr;
    for (Figure& f : out) {
      const bool same = f.low == c->low && f.high == c->high;
      if (same || (f.low == f.high && allows(c->qualifier, c->low, c->high, f.low))) {
        home = &f;
        if (same) break;
      }
    }
    if (home == nullptr) {
      home = &out.emplace_back();
      home->low = c->low;
      home->high = c->high;
      home->qualifier = c->qualifier;
    }
    home->claims.push_back(c);
    home->newest = std::max(home->newest, c->as_of);
  }
  return out;
}

bool same_source(const QuantityClaim& a, const QuantityClaim& b) {
  if (a.attributed_to != kNone && b.attributed_to != kNone) return a.attributed_to == b.attributed_to;
  return a.attributed_text == b.attributed_text;
}

bool grows_conflict(const StoryView& view, const QuantityClaim& a, const QuantityClaim& b) {
  if (!figures_exclude(a, b) || !a.plain() || !b.plain() || a.headline != b.headline) return false;
  const auto attributed = [](const QuantityClaim& c) { return c.attributed_to != kNone || !c.attributed_text.empty(); };
  if (a.evidence.reading == b.evidence.reading) return attributed(a) && attributed(b) && !same_source(a, b);
  (void)view;
  if (a.as_of.empty() || a.as_of != b.as_of || a.event_dated || b.event_dated || same_source(a, b)) return false;
  return std::max(a.low, b.low) > 1.5 * std::min(a.high, b.high);  // of one day: the hour may explain less
}

FindingValue to_value(const StoryView& view, const Figure& f, const std::string& unit) {
  std::vector<Evidence> evidence;
  for (const QuantityClaim* c : f.claims) evidence.push_back(c->evidence);
  FindingValue value = make_value(view, value_text(f), std::move(evidence));
  if (f.claims.front()->measures == "score" && f.low == f.high)
    value.value = number_text(f.low) + "-" + number_text(f.high);
  value.label_ar = view.words(f.claims.front()->evidence);
  value.label_en = value.value + (unit.empty() ? "" : " " + unit);
  value.as_of = f.newest;
  for (const QuantityClaim* c : f.claims) {
    if (value.attributed_to == kNone) value.attributed_to = c->attributed_to;
  }
  return value;
}

/// The noun in whose words the figure stands: for labels.
void name_finding(const StoryView& view, const QuantityClaim& claim, Finding& finding) {
  const std::string name = "measure:" + claim.measures;
  if (view.lexicon.labels.count(name) != 0) {
    finding.about_ar = view.lexicon.label_ar(name);
    finding.about_en = view.lexicon.label_en(name);
  } else {
    finding.about_ar = view.words(claim.evidence);
    finding.about_en = view.lexicon.label_en("quantity", "", claim.measures.empty() ? claim.unit : claim.measures);
  }
  if (claim.scope == "part" || claim.scope == "rise" || claim.scope == "elsewhere") {
    finding.about_ar = view.lexicon.label_ar("scope:" + claim.scope, finding.about_ar);
    finding.about_en = view.lexicon.label_en("scope:" + claim.scope, finding.about_en);
  }
}

std::string_view published_on(const StoryView& view, const QuantityClaim& c) {
  const auto& published = view.readings[c.evidence.reading].article.published;
  return published ? std::string_view(published->value).substr(0, 10) : std::string_view();
}

/// One source had more than two others have on days after: a toll does not shrink, so one of them is wrong.
bool shrinks(const StoryView& view, const Figure& more, const Figure& less) {
  constexpr double kBeyondCorrection = 1.25;
  constexpr std::uint32_t kOthers = 2;
  if (more.low < kBeyondCorrection * less.high) return false;
  std::vector<Evidence> one;
  std::string_view day;
  for (const QuantityClaim* c : more.claims) {
    const std::string_view told = published_on(view, *c);
    if (!c->plain() || c->headline || told.empty()) continue;
    day = std::max(day, told);
    one.push_back(c->evidence);
  }
  if (one.empty() || view.independent(one) != 1) return false;
  std::vector<Evidence> later;
  for (const QuantityClaim* c : less.claims) {
    if (!c->plain() || c->headline || !figures_exclude(*more.claims.front(), *c)) continue;
    if (published_on(view, *c) > day) later.push_back(c->evidence);
  }
  return !later.empty() && view.independent(later) >= kOthers;
}

void compare_growing(const StoryView& view, const std::vector<const QuantityClaim*>& claims,
                     std::vector<Finding>& findings) {
  std::vector<Figure> figures = figures_of(claims);
  Finding finding;
  finding.kind = FindingKind::Quantity;
  name_finding(view, *claims.front(), finding);
  std::vector<bool> conflicting(figures.size(), false);
  for (std::size_t i = 0; i < figures.size(); ++i) {
    for (std::size_t j = i + 1; j < figures.size(); ++j) {
      bool excludes = false;
      for (std::size_t x = 0; x < std::min<std::size_t>(figures[i].claims.size(), 16); ++x) {
        for (std::size_t y = 0; y < std::min<std::size_t>(figures[j].claims.size(), 16); ++y) {
          excludes |= grows_conflict(view, *figures[i].claims[x], *figures[j].claims[y]);
        }
      }
      excludes = excludes || (figures[i].low > figures[j].high ? shrinks(view, figures[i], figures[j])
                                                               : shrinks(view, figures[j], figures[i]));
      if (excludes) conflicting[i] = conflicting[j] = true;
    }
  }
  const bool conflict = std::count(conflicting.begin(), conflicting.end(), true) >= 2;
  std::vector<std::size_t> order(figures.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (conflict && conflicting[a] != conflicting[b]) return static_cast<bool>(conflicting[a]);
    return std::tuple(figures[a].newest, figures[a].claims.size()) >
           std::tuple(figures[b].newest, figures[b].claims.size());
  });
  Finding series = finding;
  for (const std::size_t i : order) {
    Finding& home = conflict && !conflicting[i] ? series : finding;
    home.values.push_back(to_value(view, figures[i], claims.front()->unit));
  }
  if (conflict) {
    finding.status = FindingStatus::Conflicting;
    finding.conflict = "exclusive";
  }
  settle(finding, true);
  findings.push_back(std::move(finding));
  if (series.values.empty()) return;
  settle(series, true);
  findings.push_back(std::move(series));
}

/// Minutes and hours are compared as durations and minutes of goals; years of age and "two days later" tell no claim.
bool is_clock(const QuantityClaim& c) {
  return c.unit == "minute" || c.unit == "hour" || c.unit == "second" || c.unit == "day" || c.unit == "week" ||
         c.unit == "month";
}

bool meet(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b, std::size_t least) {
  std::vector<std::uint32_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both.size() >= least;
}

/// What an event has one figure of, whatever words stand beside it.
bool of_the_whole(const QuantityClaim& c) {
  return c.measures == "attendance" || c.measures == "magnitude" || (c.measures == "depth" && c.unit == "kilometre");
}

/// Two articles give different figures for what they say in the same words on the same day, of the same people and
/// places.
bool fixed_conflict(const QuantityClaim& a, const QuantityClaim& b) {
  if (!a.plain() || !b.plain() || !figures_exclude(a, b)) return false;
  if (of_the_whole(a) && of_the_whole(b) && a.measures == b.measures && a.scope.empty() && b.scope.empty()) {
    constexpr double kOneShock = 0.6;  // further apart is an aftershock
    if (a.measures != "magnitude" || std::abs(a.low - b.low) <= kOneShock) return true;
  }
  if (a.measures == "score" || b.measures == "score") return false;  // at half time, after penalties: several are true
  if (!a.as_of.empty() && !b.as_of.empty() && a.as_of != b.as_of) return false;
  if (!a.names.empty() && !b.names.empty() && !meet(a.names, b.names, 1)) return false;
  return meet(a.context, b.context, 2);
}

/// Figures that do not grow: equal ones agree; one that stands alone in its article against the one most articles have,
/// in the same words, conflicts with it.
void compare_fixed(const StoryView& view, const std::vector<const QuantityClaim*>& claims,
                   std::vector<Finding>& findings) {
  const std::vector<Figure> figures = figures_of(claims);
  const auto readings_of = [](const Figure& f) {
    std::set<std::uint32_t> out;
    for (const QuantityClaim* c : f.claims) out.insert(c->evidence.reading);
    return out;
  };
  std::size_t best = 0;
  std::map<std::uint32_t, std::size_t> figures_in;  // reading -> figures
  for (std::size_t f = 0; f < figures.size(); ++f) {
    for (const std::uint32_t r : readings_of(figures[f])) ++figures_in[r];
    if (readings_of(figures[f]).size() > readings_of(figures[best]).size()) best = f;
  }
  Finding finding;
  finding.kind = FindingKind::Quantity;
  name_finding(view, *figures[best].claims.front(), finding);
  finding.values.push_back(to_value(view, figures[best], claims.front()->unit));
  Finding others = finding;
  others.values.clear();
  const std::set<std::uint32_t> home = readings_of(figures[best]);
  for (std::size_t f = 0; f < figures.size(); ++f) {
    if (f == best) continue;
    const bool outlier = std::any_of(figures[f].claims.begin(), figures[f].claims.end(), [&](const QuantityClaim* c) {
      if (home.count(c->evidence.reading) != 0 || figures_in[c->evidence.reading] != 1) return false;
      if (home.size() == 1 && figures_in[*home.begin()] != 1) return false;
      return std::any_of(figures[best].claims.begin(), figures[best].claims.end(),
                         [&](const QuantityClaim* b) { return fixed_conflict(*b, *c); });
    });
    (outlier ? finding : others).values.push_back(to_value(view, figures[f], claims.front()->unit));
  }
  if (finding.values.size() > 1) {
    finding.status = FindingStatus::Conflicting;
    finding.conflict = home.size() > 1 ? "outlier" : "exclusive";
  }
  settle(finding);
  findings.push_back(std::move(finding));
  for (FindingValue& value : others.values) {
    Finding other = others;
    other.values = {std::move(value)};
    other.about_ar = other.values.front().label_ar;
    settle(other);
    findings.push_back(std::move(other));
  }
}

}  // namespace

bool figures_exclude(const QuantityClaim& a, const QuantityClaim& b) {
  if (a.low <= b.high && b.low <= a.high) return false;
  const QuantityClaim& small = a.high < b.low ? a : b;
  const QuantityClaim& large = a.high < b.low ? b : a;
  if (small.qualifier == Qualifier::Over || large.qualifier == Qualifier::Under) return false;
  const bool rough = small.qualifier == Qualifier::About || large.qualifier == Qualifier::About;
  return !(rough && large.low <= 1.1 * small.high);
}

void compare_quantities(const StoryView& view, const std::vector<QuantityClaim>& claims,
                        std::vector<Finding>& findings) {
  using Group = std::vector<const QuantityClaim*>;
  std::map<std::tuple<std::string, std::string, std::uint32_t, bool>, Group> growing;
  std::map<std::tuple<std::string, std::string, std::string, std::uint32_t, bool>, Group> fixed;
  for (const QuantityClaim& c : claims) {
    // A noun that no list holds is counted too ("33 diplomats"); a bare number tells nothing.
    if ((c.unit.empty() && c.noun == kNone) || is_clock(c)) continue;
    if (is_cumulative(c.measures)) {
      growing[{c.measures, c.scope, c.noun, c.forecast}].push_back(&c);
    } else {
      const bool unit_tells = c.unit == "basis point" || c.unit == "degree";  // whatever words stand beside
      const bool named = !unit_tells && c.unit != "percent";  // "in the hundred" is spelt in two ways and counts nothing
      const std::uint32_t what = !named ? kNone : c.noun != kNone || !c.measures.empty() ? c.noun : c.head;
      fixed[{unit_tells ? "" : c.measures, c.unit, c.scope, what, c.forecast}].push_back(&c);
    }
  }
  for (const auto& [key, group] : growing) compare_growing(view, group, findings);
  for (const auto& [key, group] : fixed) compare_fixed(view, group, findings);
}

void compare_headlines(const StoryView& view, const std::vector<QuantityClaim>& claims,
                       std::vector<Finding>& findings) {
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const QuantityClaim& head = claims[i];
    if (!head.headline || !head.plain()) continue;
    const QuantityClaim* hedged = nullptr;
    bool stated = false;
    // Claims stand in the order of their articles.
    std::size_t from = i;
    while (from > 0 && claims[from - 1].evidence.reading == head.evidence.reading) --from;
    for (std::size_t j = from; j < claims.size() && claims[j].evidence.reading == head.evidence.reading; ++j) {
      const QuantityClaim& body = claims[j];
      if (body.headline || body.low > head.high || body.high < head.low) continue;
      if (body.plain())
        stated = true;
      else
        hedged = &body;
    }
    if (stated || hedged == nullptr) continue;
    Finding finding;
    finding.kind = FindingKind::Quantity;
    finding.status = FindingStatus::Conflicting;
    finding.conflict = "headline";
    finding.about_ar = view.lexicon.label_ar("headline", view.words(head.evidence));
    finding.about_en = view.lexicon.label_en("headline", "", number_text(head.high));
    for (const QuantityClaim* c : {&head, hedged}) {
      Figure f;
      f.claims = {c};
      f.low = c->low;
      f.high = c->high;
      f.qualifier = c->qualifier;
      finding.values.push_back(to_value(view, f, c->unit));
    }
    settle(finding, true);
    findings.push_back(std::move(finding));
  }
}

}  // namespace isnad
