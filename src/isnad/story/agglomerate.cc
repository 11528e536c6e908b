#include "isnad/story/agglomerate.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_set>

namespace isnad {
namespace {

constexpr double kNothing = 0.06;  // a similarity below it is nothing in common

class Groups {
 public:
  Groups(const std::vector<const Description*>& all, const StoryLexicon& lexicon, std::size_t articles,
         const std::vector<std::vector<std::uint32_t>>& begun)
      : all_(all),
        lexicon_(lexicon),
        bar_(same_story_bar(articles)),
        strangers_(share_of_strangers(articles)),
        parent_(all.size()),
        members_(all.size()) {
    std::iota(parent_.begin(), parent_.end(), 0U);
    for (std::uint32_t i = 0; i < all.size(); ++i) members_[i] = {i};
    for (const auto& group : begun) {
      for (const std::uint32_t i : group) {
        const std::uint32_t a = root(group.front());
        const std::uint32_t b = root(i);
        if (a != b) join(std::min(a, b), std::max(a, b));
      }
    }
  }

  std::uint32_t root(std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

  /// Joins the groups of the two ends if they tell of one event.
  bool try_join(const Link& link) {
    std::uint32_t a = root(link.a);
    std::uint32_t b = root(link.b);
    if (a == b) return false;
    if (members_[a].size() + members_[b].size() > 2) {
      if (before(b, a)) std::swap(a, b);
      if (!tried_.insert(attempt(a, b)).second) return false;
      const auto measure = [&](std::uint32_t x, std::uint32_t y) {
        const double similar = similarity(*all_[x], *all_[y], lexicon_, strangers_);
        return similar < kNothing ? 0.0 : similar;
      };
      if (mean_over_pairs(members_[a], members_[b], bar_, measure) < bar_) return false;
    }
    join(std::min(a, b), std::max(a, b));
    return true;
  }

  [[nodiscard]] bool before(std::uint32_t a, std::uint32_t b) const {
    return all_[a]->fingerprint != all_[b]->fingerprint ? all_[a]->fingerprint < all_[b]->fingerprint : a < b;
  }

  [[nodiscard]] std::vector<std::vector<std::uint32_t>> take() {
    std::vector<std::vector<std::uint32_t>> groups;
    for (std::uint32_t i = 0; i < parent_.size(); ++i) {
      if (parent_[i] == i) groups.push_back(std::move(members_[i]));
    }
    return groups;
  }

 private:
  /// A number for two groups as they are now: a pair that failed is tried again only when one of them has grown.
  [[nodiscard]] std::uint64_t attempt(std::uint32_t a, std::uint32_t b) const {
    std::uint64_t h = (std::uint64_t{a} << 32U) | b;
    h = (h ^ (h >> 29U)) * 0xBF58476D1CE4E5B9ULL;
    h ^= (std::uint64_t{members_[a].size()} << 32U) + members_[b].size();
    return (h ^ (h >> 32U)) * 0x94D049BB133111EBULL;
  }

  void join(std::uint32_t into, std::uint32_t from) {
    parent_[from] = into;
    std::vector<std::uint32_t> both;
    both.reserve(members_[into].size() + members_[from].size());
    std::merge(members_[into].begin(), members_[into].end(), members_[from].begin(), members_[from].end(),
               std::back_inserter(both), [&](std::uint32_t a, std::uint32_t b) { return before(a, b); });
    members_[into] = std::move(both);
    members_[from] = {};
  }

  const std::vector<const Description*>& all_;
  const StoryLexicon& lexicon_;
  double bar_;
  double strangers_;
  std::vector<std::uint32_t> parent_;
  std::vector<std::vector<std::uint32_t>> members_;
  std::unordered_set<std::uint64_t> tried_;
};

}  // namespace

double same_story_bar(std::size_t articles) {
  constexpr double kSmall = 300;  // articles
  constexpr double kBar = 0.10;
  constexpr double kRise = 0.16;  // for each tenfold
  constexpr double kHighest = 0.40;
  const double tenfolds = std::max(0.0, std::log10(static_cast<double>(articles) / kSmall));
  return std::min(kBar + kRise * tenfolds, kHighest);
}

std::vector<std::vector<std::uint32_t>> agglomerate(const std::vector<const Description*>& all, std::vector<Link> links,
                                                    const StoryLexicon& lexicon, std::size_t articles,
                                                    const std::vector<std::vector<std::uint32_t>>& begun) {
  std::erase_if(links, [bar = same_story_bar(articles)](const Link& link) { return link.similarity < bar; });
  const auto ends = [&](const Link& link) { return std::minmax(all[link.a]->fingerprint, all[link.b]->fingerprint); };
  std::sort(links.begin(), links.end(), [&](const Link& x, const Link& y) {
    if (x.similarity != y.similarity) return x.similarity > y.similarity;
    const auto ends_x = ends(x);
    const auto ends_y = ends(y);
    return ends_x != ends_y ? ends_x < ends_y : std::pair(x.a, x.b) < std::pair(y.a, y.b);
  });
  Groups groups(all, lexicon, articles, begun);
  for (bool changed = true; changed;) {
    changed = false;
    for (const Link& link : links) changed = groups.try_join(link) || changed;
    std::erase_if(links, [&](const Link& link) { return groups.root(link.a) == groups.root(link.b); });
  }
  return groups.take();
}

}  // namespace isnad
