#include "isnad/story/group_stories.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "isnad/story/candidate_index.h"
#include "isnad/story/relate_stories.h"
#include "isnad/story/story_label.h"
#include "isnad/story/weigh_terms.h"

namespace isnad {
namespace {

/// Earlier days first, so that neighbours in the index are neighbours in time; then an order that is not that of
/// arrival.
std::vector<std::uint32_t> filing_order(const std::vector<const Description*>& all) {
  std::vector<std::uint32_t> order(all.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto rank = [&](std::uint32_t i) {
    const Description& d = *all[i];
    return std::tuple(d.published != Description::kNoDay ? d.published : d.event_day, d.fingerprint, i);
  };
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return rank(a) < rank(b); });
  return order;
}

Story make_story(const std::vector<std::uint32_t>& members, const std::vector<const Digest*>& digests,
                 const std::vector<const Description*>& all, std::size_t number) {
  Story story;
  story.id = "s" + std::to_string(number);
  story.readings = members;
  std::sort(story.readings.begin(), story.readings.end());
  const auto nearest = most_like_the_others(
      members, [&](std::uint32_t r) -> const Description& { return *all[r]; },
      [&](std::uint32_t r) { return digests[r]->titled; });
  story.label_ar = digests[nearest]->label;
  return story;
}

/// The descriptions of a heap, weighed by it.
std::vector<Description> weigh_all(const std::vector<const Digest*>& digests) {
  HeapFrequency frequency;
  for (const Digest* digest : digests) frequency.count(digest->description);
  std::vector<Description> weighed;
  weighed.reserve(digests.size());
  for (const Digest* digest : digests) frequency.weigh(weighed.emplace_back(digest->description));
  return weighed;
}

}  // namespace

std::vector<Link> find_links(const std::vector<const Description*>& all, const StoryLexicon& lexicon) {
  const std::vector<std::uint32_t> order = filing_order(all);
  CandidateIndex index;
  for (std::uint32_t n = 0; n < order.size(); ++n) index.file(n, *all[order[n]]);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::uint32_t n = 0; n < order.size(); ++n) {
    for (const std::uint32_t other : index.find(n, *all[order[n]]))
      pairs.push_back(std::minmax(order[n], order[other]));
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  std::vector<Link> links;
  const double bar = same_story_bar(all.size());
  const double strangers = share_of_strangers(all.size());
  for (const auto& [a, b] : pairs) {
    const Description& x = *all[a];
    const Description& y = *all[b];
    const double alike = likeness(x, y);
    if (alike < std::min(kKin, bar / kLargestFactor)) continue;
    const double similar = alike * occasion_factor(x, y, lexicon, strangers);
    if (similar >= bar || alike >= kKin) links.push_back({a, b, similar, alike});
  }
  return links;
}

std::vector<Story> group_stories(const std::vector<const Digest*>& digests, const StoryLexicon& lexicon) {
  const std::vector<Description> weighed = weigh_all(digests);
  std::vector<const Description*> descriptions;
  descriptions.reserve(weighed.size());
  for (const Description& description : weighed) descriptions.push_back(&description);
  const std::vector<Link> links = find_links(descriptions, lexicon);
  const auto groups = agglomerate(descriptions, links, lexicon, descriptions.size());
  std::vector<Story> stories;
  stories.reserve(groups.size());
  for (const auto& group : groups) stories.push_back(make_story(group, digests, descriptions, stories.size() + 1));
  relate_stories(stories, groups, links, digests, descriptions);
  return stories;
}

Story one_story(const std::vector<const Digest*>& digests) {
  const std::vector<Description> weighed = weigh_all(digests);
  std::vector<const Description*> descriptions;
  descriptions.reserve(weighed.size());
  for (const Description& description : weighed) descriptions.push_back(&description);
  std::vector<std::uint32_t> all(digests.size());
  std::iota(all.begin(), all.end(), 0U);
  return make_story(all, digests, descriptions, 1);
}

}  // namespace isnad
