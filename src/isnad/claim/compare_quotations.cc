#include "isnad/claim/compare_quotations.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "isnad/claim/clause_items.h"
#include "isnad/claim/compare_wordings.h"
#include "isnad/claim/gather_values.h"

namespace isnad {
namespace {

constexpr std::size_t kHeldAgainst = 40;  // quotations of one speaker that share a word, at most

struct Said {
  Evidence evidence;
  ClauseItems items;
  bool direct = false;
  std::uint32_t group = kNone;
};

bool same_words(const Said& a, const Said& b) {
  std::vector<std::uint64_t> x, y, both;
  for (const Item& i : a.items.items) x.push_back(i.key);
  for (const Item& i : b.items.items) y.push_back(i.key);
  for (auto* keys : {&x, &y}) {
    std::sort(keys->begin(), keys->end());
    keys->erase(std::unique(keys->begin(), keys->end()), keys->end());
  }
  if (x.empty() || y.empty()) return false;
  std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(both));
  const auto small = std::min(x.size(), y.size());
  const auto large = std::max(x.size(), y.size());
  if (small == 1) return both.size() == 1 && large <= 2;
  if (a.direct != b.direct) return both.size() >= 3 && 10 * both.size() >= 7 * small;
  return both.size() >= 2 && 10 * both.size() >= 6 * small;
}

}  // namespace

void compare_quotations(const StoryView& view, std::vector<Finding>& findings) {
  std::map<std::uint32_t, std::vector<Said>> by_speaker;
  std::vector<Said> unnamed;
  for (std::uint32_t i = 0; i < view.articles.size(); ++i) {
    const ArticleView& a = view.articles[i];
    for (const Quotation& q : view.reading(a).quotations) {
      if (q.span.empty()) continue;
      const std::uint32_t speaker = q.speaker == kNone ? kNone : view.entity(a.reading, q.speaker);
      if (speaker == kNone && q.kind != QuotationKind::Direct) continue;
      by_speaker[speaker].push_back(
          {{a.reading, q.span}, items_of(view, i, q.span), q.kind == QuotationKind::Direct, kNone});
    }
  }
  for (auto& [speaker, all] : by_speaker) {
    std::vector<std::vector<std::size_t>> groups;
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> by_key;  // first quotations of groups
    for (std::size_t s = 0; s < all.size(); ++s) {
      std::uint32_t home = kNone;
      for (const Item& item : all[s].items.items) {
        for (const std::size_t other : by_key[item.key]) {
          if (home == kNone && same_words(all[other], all[s])) home = all[other].group;
        }
      }
      if (home == kNone) {
        home = static_cast<std::uint32_t>(groups.size());
        groups.emplace_back();
        for (const Item& item : all[s].items.items) {
          if (by_key[item.key].size() < kHeldAgainst) by_key[item.key].push_back(s);
        }
      }
      all[s].group = home;
      groups[home].push_back(s);
    }
    for (const auto& group : groups) {
      std::vector<Evidence> evidence;
      std::vector<bool> marked;
      bool direct = false;
      for (const std::size_t s : group) {
        evidence.push_back(all[s].evidence);
        marked.push_back(all[s].direct);
        direct |= all[s].direct;
      }
      if (!direct && carriers(evidence) < 2) continue;
      if (speaker == kNone && carriers(evidence) < 2) continue;
      Finding finding;
      finding.kind = FindingKind::Quotation;
      const Entity* entity = speaker == kNone ? nullptr : &view.registry.entities[speaker];
      finding.about_ar = entity == nullptr ? view.lexicon.label_ar("quotation-unnamed")
                                           : view.lexicon.label_ar("quotation", entity->name);
      finding.about_en =
          entity == nullptr
              ? view.lexicon.label_en("quotation-unnamed")
              : view.lexicon.label_en("quotation", "", entity->name_en.empty() ? entity->name : entity->name_en);
      finding.wordings = compare_wordings(view, evidence, marked, speaker);
      finding.values.push_back(make_value(view, view.words(all[group.front()].evidence), std::move(evidence)));
      finding.values.back().label_ar = finding.values.back().value;
      finding.values.back().attributed_to = speaker;
      settle(finding);
      findings.push_back(std::move(finding));
    }
  }
}

}  // namespace isnad
