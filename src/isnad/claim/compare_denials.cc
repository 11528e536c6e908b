#include "isnad/claim/compare_denials.h"

#include <algorithm>
#include <unordered_map>

#include "isnad/claim/clause_items.h"
#include "isnad/claim/gather_values.h"

namespace isnad {
namespace {

constexpr std::uint32_t kDeniedTokens = 30;  // what is denied stands within so many tokens of the verb
constexpr std::size_t kHeldAgainst = 60;     // clauses that share a word with it, at most
constexpr double kSharedWeight = 1.3;
constexpr double kSharedPart = 0.4;  // of the weight of what is denied

struct Denial {
  Evidence evidence;
  ClauseItems items;
  std::uint32_t speaker = kNone;
};

/// The subject of the verb stands in brackets of its own right after it; what is denied comes after.
std::vector<Denial> denials_of(const StoryView& view) {
  std::vector<Denial> out;
  for (std::uint32_t i = 0; i < view.articles.size(); ++i) {
    const ArticleView& a = view.articles[i];
    const Reading& reading = view.reading(a);
    for (std::uint32_t t = 0; t < reading.analysis.tokens.size(); ++t) {
      if (!view.in_list(a, t, WordList::Denial)) continue;
      const Sentence& sentence = reading.analysis.sentences[reading.analysis.tokens[t].sentence];
      std::uint32_t last = std::min(sentence.last, t + kDeniedTokens);
      for (std::uint32_t u = t + 6; u < last; ++u) {
        if (view.in_list(a, u, WordList::Said) && a.mention_of[u] == kNone) last = u;
      }
      Denial denial{{a.reading, reading.analysis.covering(t, last)}, items_of(view, i, t + 1, last), kNone};
      const auto person = std::find_if(denial.items.items.begin(), denial.items.items.end(),
                                       [](const Item& item) { return item.person; });
      if (person != denial.items.items.end()) denial.speaker = static_cast<std::uint32_t>(person->key & 0xFFFFFFFFU);
      if (denial.items.items.size() >= 2) out.push_back(std::move(denial));
    }
  }
  return out;
}

struct Shared {
  double weight = 0;
  std::uint32_t words = 0;
  std::uint32_t names = 0;
};

Shared shared_items(const ClauseItems& denied, const ClauseItems& said) {
  Shared out;
  std::vector<std::uint64_t> seen;
  for (const Item& x : denied.items) {
    if (std::find(seen.begin(), seen.end(), x.key) != seen.end()) continue;
    if (std::none_of(said.items.begin(), said.items.end(), [&](const Item& y) { return y.key == x.key; })) continue;
    seen.push_back(x.key);
    out.weight += x.weight;
    if (x.kind == ItemKind::Word) ++out.words;
    if (x.kind == ItemKind::Entity) ++out.names;
  }
  return out;
}

double word_weight(const ClauseItems& c) {
  double sum = 0;
  for (const Item& i : c.items) sum += i.kind == ItemKind::Word ? i.weight : 0;
  return sum;
}

class Affirmed {
 public:
  Affirmed(const StoryView& view, const std::vector<Denial>& denials) : view_(view) {
    std::unordered_map<std::uint64_t, bool> wanted;
    for (const Denial& d : denials) {
      for (const Item& i : d.items.items) wanted[i.key] = true;
      denied_[d.evidence.reading].push_back(d.evidence.span);
    }
    for (std::uint32_t i = 0; i < view.articles.size(); ++i) {
      for (const Clause& clause : view.articles[i].clauses) add(i, clause, wanted);
    }
  }

  [[nodiscard]] std::vector<const ClauseItems*> against(const Denial& denial) const {
    std::vector<std::uint32_t> candidates;
    for (const Item& item : denial.items.items) {
      const auto at = item.kind == ItemKind::Word ? by_key_.find(item.key) : by_key_.end();
      if (at != by_key_.end()) candidates.insert(candidates.end(), at->second.begin(), at->second.end());
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    std::vector<const ClauseItems*> out;
    for (const std::uint32_t c : candidates) {
      const Shared shared = shared_items(denial.items, clauses_[c]);
      const bool enough = shared.words >= 2 && shared.weight >= kSharedWeight;
      if (!enough || shared.weight < kSharedPart * word_weight(denial.items)) continue;
      out.push_back(&clauses_[c]);
    }
    return out;
  }

 private:
  void add(std::uint32_t article, const Clause& clause, const std::unordered_map<std::uint64_t, bool>& wanted) {
    const ArticleView& a = view_.articles[article];
    if (const auto at = denied_.find(a.reading); at != denied_.end()) {
      for (const Span span : at->second) {
        if (span.overlaps(clause.span)) return;
      }
    }
    for (std::uint32_t t = clause.first; t < clause.last; ++t) {
      if (view_.in_list(a, t, WordList::Negation) || view_.in_list(a, t, WordList::Condition)) return;
    }
    ClauseItems items = items_of(view_, article, clause.first, clause.last);
    bool useful = false;
    for (const Item& i : items.items) useful |= i.kind == ItemKind::Word && wanted.count(i.key) != 0;
    if (!useful) return;
    const auto id = static_cast<std::uint32_t>(clauses_.size());
    for (const Item& i : items.items) {
      std::vector<std::uint32_t>& list = by_key_[i.key];
      if (wanted.count(i.key) != 0 && list.size() < kHeldAgainst) list.push_back(id);
    }
    clauses_.push_back(std::move(items));
  }

  const StoryView& view_;
  std::unordered_map<std::uint32_t, std::vector<Span>> denied_;  // by reading
  std::vector<ClauseItems> clauses_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_key_;
};

}  // namespace

void compare_denials(const StoryView& view, std::vector<Finding>& findings) {
  const std::vector<Denial> denials = denials_of(view);
  if (denials.empty()) return;
  const Affirmed affirmed(view, denials);
  std::vector<bool> used(denials.size(), false);
  for (std::size_t d = 0; d < denials.size(); ++d) {
    if (used[d]) continue;
    const std::vector<const ClauseItems*> said = affirmed.against(denials[d]);
    if (said.empty()) continue;
    std::vector<Evidence> yes;
    for (const ClauseItems* c : said) {
      const ArticleView& a = view.articles[c->article];
      yes.push_back({a.reading, view.reading(a).analysis.covering(c->first, c->last)});
    }
    std::vector<Evidence> no{denials[d].evidence};
    for (std::size_t e = d + 1; e < std::min(denials.size(), d + kHeldAgainst); ++e) {
      const Shared shared = shared_items(denials[d].items, denials[e].items);
      if (shared.words < 2 || shared.weight < kSharedWeight) continue;
      no.push_back(denials[e].evidence);
      used[e] = true;
    }
    Finding finding;
    finding.kind = FindingKind::Statement;
    finding.status = FindingStatus::Conflicting;
    finding.conflict = "denial";
    finding.about_ar = view.lexicon.label_ar("denial");
    finding.about_en = view.lexicon.label_en("denial");
    finding.values.push_back(make_value(view, "affirmed", std::move(yes)));
    finding.values.back().label_ar = view.words(finding.values.back().evidence.front());
    finding.values.back().label_en = view.lexicon.label_en("affirmed");
    finding.values.push_back(make_value(view, "denied", std::move(no)));
    finding.values.back().label_ar = view.words(denials[d].evidence);
    finding.values.back().label_en = view.lexicon.label_en("denied");
    finding.values.back().attributed_to = denials[d].speaker;
    settle(finding, true);
    findings.push_back(std::move(finding));
  }
}

}  // namespace isnad
