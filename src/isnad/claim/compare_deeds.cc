#include "isnad/claim/compare_deeds.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "isnad/claim/clause_items.h"
#include "isnad/claim/gather_values.h"

namespace isnad {
namespace {

constexpr std::size_t kHeldAgainst = 24;  // earlier statements that share a word, at most

struct Deed {
  Evidence evidence;
  ClauseItems items;
  std::vector<std::uint32_t> actors;  // registry entities, sorted
  std::uint32_t holder = kNone;
  std::string actor_text;
  bool negated = false;
  bool plain = true;  // asserted or reported: what happened, not what may
  StatementKind kind = StatementKind::Event;
  std::string predicate;
  std::uint32_t group = kNone;
};

FindingKind to_finding_kind(StatementKind kind) {
  switch (kind) {
    case StatementKind::Outcome:
      return FindingKind::Outcome;
    case StatementKind::Plan:
      return FindingKind::Plan;
    case StatementKind::Position:
    case StatementKind::Assessment:
      return FindingKind::Position;
    default:
      return FindingKind::Statement;
  }
}

bool meet(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::vector<std::uint32_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return !both.empty();
}

/// "not-agree" is "agree" denied.
std::pair<std::string, bool> bare_predicate(const std::string& predicate) {
  if (predicate.starts_with("not-")) return {predicate.substr(4), true};
  return {predicate, false};
}

std::vector<std::uint64_t> numbers_of(const ClauseItems& c) {
  std::vector<std::uint64_t> out;
  for (const Item& i : c.items) {
    if (i.kind == ItemKind::Number) out.push_back(i.key);
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// Words of the matter that two statements of one predicate share; `words` counts those that are no names.
struct Matter {
  double weight = 0;
  std::uint32_t words = 0;
};

Matter shared_matter(const ClauseItems& a, const ClauseItems& b) {
  Matter out;
  std::vector<std::uint64_t> seen;
  for (const Item& x : a.items) {
    if (std::find(seen.begin(), seen.end(), x.key) != seen.end()) continue;
    const bool shared = std::any_of(b.items.begin(), b.items.end(), [&](const Item& y) { return y.key == x.key; });
    if (!shared) continue;
    seen.push_back(x.key);
    out.weight += x.weight;
    out.words += x.kind == ItemKind::Word ? 1 : 0;
  }
  return out;
}

bool same_matter(const Deed& a, const Deed& b) {
  if (numbers_of(a.items) != numbers_of(b.items)) return false;
  if (!a.actors.empty() && !b.actors.empty() && !meet(a.actors, b.actors)) return false;
  const Matter matter = shared_matter(a.items, b.items);
  if (matter.words >= 3) return true;
  // "no final agreement", "no binding accords": that none came is the whole of it.
  if (a.predicate == "agree" && a.negated && b.negated && a.kind == StatementKind::Outcome && matter.words >= 1)
    return true;
  if (a.kind == StatementKind::Plan &&
      (matter.words >= 2 ? matter.weight >= 1.0 : matter.words == 1 && matter.weight >= 1.2))
    return true;
  return matter.words >= 2 && matter.weight >= 1.3;
}

std::vector<Deed> deeds_of(const StoryView& view) {
  std::vector<Deed> out;
  for (std::uint32_t i = 0; i < view.articles.size(); ++i) {
    const ArticleView& a = view.articles[i];
    for (const Statement& s : view.reading(a).statements) {
      if (s.kind == StatementKind::Participation || s.kind == StatementKind::Event || s.span.empty()) continue;
      Deed deed;
      deed.evidence = {a.reading, s.span};
      deed.items = items_of(view, i, s.span);
      for (const std::uint32_t actor : s.actors) {
        if (const std::uint32_t e = view.entity(a.reading, actor); e != kNone) deed.actors.push_back(e);
      }
      std::sort(deed.actors.begin(), deed.actors.end());
      deed.holder = s.holder == kNone ? kNone : view.entity(a.reading, s.holder);
      deed.actor_text = s.actor_text;
      const auto [predicate, denied] = bare_predicate(s.predicate);
      deed.predicate = s.kind == StatementKind::Plan ? "plan" : predicate;
      deed.negated = denied != (s.polarity == Polarity::Negated);
      // A negation right before the words is part of what is said: "which did not come about".
      const std::uint32_t head = view.token_at(a, s.span.begin);
      for (std::uint32_t t = head;
           t-- > 0 && head - t <= 2 && head < a.clause_of.size() && a.clause_of[t] == a.clause_of[head];) {
        if (!view.in_list(a, t, WordList::Negation)) continue;
        deed.evidence.span.begin = view.reading(a).analysis.tokens[t].span.begin;
        deed.negated = true;
        break;
      }
      deed.plain = s.modality == Modality::Asserted || s.modality == Modality::Reported;
      deed.kind = s.kind;
      out.push_back(std::move(deed));
    }
  }
  return out;
}

struct Group {
  std::vector<std::size_t> affirmed;
  std::vector<std::size_t> negated;
};

std::vector<Group> group_deeds(std::vector<Deed>& deeds) {
  std::vector<Group> groups;
  std::map<std::pair<std::string, std::uint64_t>, std::vector<std::size_t>> by_word;
  for (std::size_t d = 0; d < deeds.size(); ++d) {
    Deed& deed = deeds[d];
    for (const Item& item : deed.items.items) {
      if (item.kind != ItemKind::Word) continue;
      for (const std::size_t other : by_word[{deed.predicate, item.key}]) {
        if (deed.group == kNone && deeds[other].kind == deed.kind && same_matter(deeds[other], deed))
          deed.group = deeds[other].group;
      }
    }
    if (deed.group == kNone) {
      deed.group = static_cast<std::uint32_t>(groups.size());
      groups.emplace_back();
    }
    for (const Item& item : deed.items.items) {
      auto& list = by_word[{deed.predicate, item.key}];
      if (item.kind == ItemKind::Word && list.size() < kHeldAgainst) list.push_back(d);
    }
    (deed.negated ? groups[deed.group].negated : groups[deed.group].affirmed).push_back(d);
  }
  return groups;
}

bool denies(const std::vector<Deed>& deeds, const Group& group) {
  for (const std::size_t x : group.affirmed) {
    for (const std::size_t y : group.negated) {
      const Deed& a = deeds[x];
      const Deed& b = deeds[y];
      if (!a.plain || !b.plain || a.kind == StatementKind::Plan) continue;
      const bool apart =
          a.evidence.reading != b.evidence.reading || (a.holder != b.holder && a.holder != kNone && b.holder != kNone);
      const Matter matter = shared_matter(a.items, b.items);
      if (apart && matter.words >= 2 && matter.weight >= 1.6) return true;
    }
  }
  return false;
}

/// What the denials among the findings have as denied, by reading.
std::map<std::uint32_t, std::vector<Span>> denied_spans(const std::vector<Finding>& findings) {
  std::map<std::uint32_t, std::vector<Span>> out;
  for (const Finding& f : findings) {
    if (f.conflict != "denial" || f.kind != FindingKind::Statement || f.values.size() < 2) continue;
    for (const Evidence& e : f.values[1].evidence) out[e.reading].push_back(e.span);
  }
  return out;
}

void label(const StoryView& view, const Deed& deed, Finding& finding) {
  const std::string name = deed.kind == StatementKind::Outcome ? "outcome"
                           : deed.kind == StatementKind::Plan  ? "plan"
                                                               : "position";
  std::string ar = deed.kind == StatementKind::Assessment ? std::string() : deed.actor_text;
  std::string en = ar;
  const bool own = deed.kind != StatementKind::Assessment;  // an assessment is its holder's, not of whom it speaks
  const std::uint32_t who = own && !deed.actors.empty() ? deed.actors.front() : deed.holder;
  if (who != kNone) {
    const Entity& entity = view.registry.entities[who];
    ar = entity.name;
    en = entity.name_en.empty() ? entity.name : entity.name_en;
  }
  finding.about_ar = view.lexicon.label_ar(name, ar);
  finding.about_en = view.lexicon.label_en(name, "", en);
}

}  // namespace

void compare_deeds(const StoryView& view, std::vector<Finding>& findings) {
  const std::map<std::uint32_t, std::vector<Span>> denied = denied_spans(findings);
  std::vector<Deed> deeds = deeds_of(view);
  for (const Group& group : group_deeds(deeds)) {
    Finding finding;
    const Deed& first = deeds[group.affirmed.empty() ? group.negated.front() : group.affirmed.front()];
    finding.kind = to_finding_kind(first.kind);
    label(view, first, finding);
    for (const auto* side : {&group.affirmed, &group.negated}) {
      if (side->empty()) continue;
      std::vector<Evidence> evidence;
      for (const std::size_t d : *side) evidence.push_back(deeds[d].evidence);
      const Deed& shown = deeds[side->front()];
      FindingValue value =
          make_value(view, (side == &group.negated ? "not-" : "") + shown.predicate, std::move(evidence));
      value.label_ar = view.words(shown.evidence);
      value.attributed_to = shown.holder;
      finding.values.push_back(std::move(value));
    }
    const bool told = std::any_of(group.negated.begin(), group.negated.end(), [&](std::size_t d) {
      const auto at = denied.find(deeds[d].evidence.reading);
      return at != denied.end() && std::any_of(at->second.begin(), at->second.end(),
                                               [&](Span span) { return span.overlaps(deeds[d].evidence.span); });
    });
    if (told) continue;  // as a denial, with both sides
    if (denies(deeds, group)) {
      finding.status = FindingStatus::Conflicting;
      finding.conflict = "denial";
    }
    settle(finding);
    findings.push_back(std::move(finding));
  }
}

}  // namespace isnad
