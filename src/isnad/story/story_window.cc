#include "isnad/story/story_window.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "isnad/story/agglomerate.h"
#include "isnad/story/story_label.h"

namespace isnad {
namespace {

constexpr std::size_t kSlack = 4;  // a quarter more than the capacity is let in before the oldest go, all at once

std::int32_t filing_day(const Description& d) {
  return d.published != Description::kNoDay ? d.published : d.event_day;
}

}  // namespace

StoryWindow::Sketch sketch_of(Digest&& digest) {
  return {std::move(digest.label), digest.titled, std::move(digest.description)};
}

std::vector<std::int64_t> StoryWindow::file(std::vector<Article>&& articles) {
  const auto rank = [](const Article& a) {
    return std::tuple(filing_day(a.sketch.description), a.sketch.description.fingerprint, a.key);
  };
  std::sort(articles.begin(), articles.end(), [&](const Article& a, const Article& b) { return rank(a) < rank(b); });
  for (const Article& a : articles) frequency_.count(a.sketch.description);
  for (Article& a : articles) {
    const auto number = first_ + static_cast<std::uint32_t>(filed_.size());
    frequency_.weigh(a.sketch.description);
    index_.file(number, a.sketch.description);
    numbers_[a.key] = number;
    filed_.push_back(std::move(a));
  }
  return make_room();
}

std::vector<std::int64_t> StoryWindow::make_room() {
  std::vector<std::int64_t> gone;
  if (filed_.size() <= capacity_ + capacity_ / kSlack) return gone;
  while (filed_.size() > capacity_) {
    const Article& oldest = filed_.front();
    frequency_.forget(oldest.sketch.description);
    numbers_.erase(oldest.key);
    gone.push_back(oldest.key);
    filed_.pop_front();
    ++first_;
  }
  index_.drop_below(first_);
  return gone;
}

std::vector<StoryWindow::Group> StoryWindow::group(const std::vector<std::int64_t>& fresh, std::size_t all_articles,
                                                   const Begun& begun) {
  const double bar = same_story_bar(all_articles);
  const double strangers = share_of_strangers(all_articles);
  std::vector<std::uint32_t> heap;  // numbers: the new ones, then those of stories they may belong to
  std::map<std::uint32_t, std::uint32_t> place;
  const auto take = [&](std::uint32_t number) {
    const auto [it, unseen] = place.try_emplace(number, static_cast<std::uint32_t>(heap.size()));
    if (unseen) heap.push_back(number);
    return it->second;
  };
  for (const std::int64_t key : fresh) {
    if (const auto known = numbers_.find(key); known != numbers_.end()) take(known->second);
  }
  const std::size_t fresh_ones = heap.size();

  struct Likeness {
    std::uint32_t a, b;  // numbers
    double similar, alike;
  };
  std::vector<Likeness> found;
  for (std::size_t i = 0; i < fresh_ones; ++i) {
    const Description& own = at(heap[i]).sketch.description;
    for (const std::uint32_t other : index_.find(heap[i], own)) {
      const Description& its = at(other).sketch.description;
      const double alike = likeness(own, its);
      if (alike < bar / kLargestFactor) continue;
      const double similar = alike * occasion_factor(own, its, lexicon_, strangers);
      if (similar >= bar) found.push_back({std::min(heap[i], other), std::max(heap[i], other), similar, alike});
    }
  }
  std::sort(found.begin(), found.end(),
            [](const Likeness& x, const Likeness& y) { return std::pair(x.a, x.b) < std::pair(y.a, y.b); });
  found.erase(std::unique(found.begin(), found.end(),
                          [](const Likeness& x, const Likeness& y) { return x.a == y.a && x.b == y.b; }),
              found.end());

  std::map<std::int64_t, std::vector<std::uint32_t>> stories;  // begun ones, places in the heap
  std::map<std::uint32_t, std::int64_t> story_of;
  std::vector<Link> links;
  for (const Likeness& l : found) {
    bool both = true;
    for (const std::uint32_t number : {l.a, l.b}) {
      if (const auto in = place.find(number); in != place.end()) continue;
      const auto [it, unasked] = story_of.try_emplace(number, 0);
      if (unasked) it->second = begun.story_of(at(number).key);
      if (it->second == 0) {
        both = false;
        continue;
      }
      auto& members = stories[it->second];
      members.push_back(take(number));
      for (const std::int64_t key : begun.articles(it->second)) {
        const auto known = numbers_.find(key);
        if (known == numbers_.end() || place.contains(known->second)) continue;
        members.push_back(take(known->second));
      }
    }
    if (!both) continue;
    const auto [a, b] = std::minmax(place.at(l.a), place.at(l.b));
    links.push_back({a, b, l.similar, l.alike});
  }

  std::vector<const Description*> all;
  all.reserve(heap.size());
  for (const std::uint32_t number : heap) all.push_back(&at(number).sketch.description);
  std::vector<std::vector<std::uint32_t>> joined;
  joined.reserve(stories.size());
  for (auto& [story, members] : stories) joined.push_back(std::move(members));
  std::vector<Group> out;
  for (auto& members : agglomerate(all, std::move(links), lexicon_, all_articles, joined)) {
    if (std::none_of(members.begin(), members.end(), [&](std::uint32_t m) { return m < fresh_ones; })) continue;
    for (std::uint32_t& m : members) m = heap[m];
    Group& group = out.emplace_back();
    group.keys.reserve(members.size());
    for (const std::uint32_t number : members) group.keys.push_back(at(number).key);
    const auto nearest = most_like_the_others(
        members, [&](std::uint32_t n) -> const Description& { return at(n).sketch.description; },
        [&](std::uint32_t n) { return at(n).sketch.titled; });
    group.label = at(nearest).sketch.label;
  }
  return out;
}

std::int32_t StoryWindow::first_day() const {
  constexpr std::size_t kFew = 20;  // one in so many may be older
  std::vector<std::int32_t> days;
  days.reserve(filed_.size());
  for (const Article& a : filed_) {
    if (a.sketch.description.published != Description::kNoDay) days.push_back(a.sketch.description.published);
  }
  if (days.empty()) return Description::kNoDay;
  const auto nth = days.begin() + static_cast<std::ptrdiff_t>(days.size() / kFew);
  std::nth_element(days.begin(), nth, days.end());
  return *nth;
}

}  // namespace isnad
