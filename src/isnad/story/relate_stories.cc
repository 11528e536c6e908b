#include "isnad/story/relate_stories.h"

#include <algorithm>
#include <map>

namespace isnad {
namespace {

constexpr double kRelated = 0.20;  // mean likeness over all pairs of two stories that are
constexpr std::size_t kMostRelated = 12;
constexpr std::size_t kNamesShown = 4;

struct Kin {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  double likeness = 0;
};

/// The middle of the days that the articles give for the event; kNoDay when none does.
std::int32_t median_day(const std::vector<std::uint32_t>& group, const std::vector<const Digest*>& digests) {
  std::vector<std::int32_t> days;
  for (const std::uint32_t r : group) {
    if (digests[r]->description.day() != Description::kNoDay) days.push_back(digests[r]->description.day());
  }
  if (days.empty()) return Description::kNoDay;
  std::sort(days.begin(), days.end());
  return days[days.size() / 2];
}

struct Name {
  EntityType type = EntityType::Other;
  std::map<std::string, int> spellings;
  int carriers = 0;
};

std::map<std::uint32_t, Name> names_of(const std::vector<std::uint32_t>& group,
                                       const std::vector<const Digest*>& digests) {
  std::map<std::uint32_t, Name> names;
  for (const std::uint32_t r : group) {
    for (const DigestName& here : digests[r]->names) {
      Name& name = names[here.key];
      name.type = here.type;
      ++name.spellings[here.name];
      ++name.carriers;
    }
  }
  return names;
}

const std::string& commonest(const Name& name) {
  return std::max_element(name.spellings.begin(), name.spellings.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

/// Why two stories are kin: who and what they share, and whether one comes before the other.
std::string explain(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b,
                    const std::vector<const Digest*>& digests) {
  const auto in_a = names_of(a, digests);
  const auto in_b = names_of(b, digests);
  std::vector<std::pair<int, std::string>> shared;
  for (const auto& [key, name] : in_a) {
    const auto it = in_b.find(key);
    if (it == in_b.end()) continue;
    const int person = name.type == EntityType::Person ? 1000 : 0;
    shared.emplace_back(-(person + std::min(name.carriers, it->second.carriers)), commonest(name));
  }
  std::sort(shared.begin(), shared.end());
  std::string why;
  const std::int32_t day_a = median_day(a, digests);
  const std::int32_t day_b = median_day(b, digests);
  if (day_a != Description::kNoDay && day_b != Description::kNoDay && day_a != day_b) {
    why = day_b < day_a ? "earlier; " : "later; ";
  }
  why += "shares";
  for (std::size_t i = 0; i < shared.size() && i < kNamesShown; ++i) why += (i == 0 ? " " : ", ") + shared[i].second;
  if (shared.empty()) why += " its wording";
  return why;
}

}  // namespace

void relate_stories(std::vector<Story>& stories, const std::vector<std::vector<std::uint32_t>>& groups,
                    const std::vector<Link>& links, const std::vector<const Digest*>& digests,
                    const std::vector<const Description*>& weighed) {
  std::vector<std::uint32_t> story_of(digests.size());
  for (std::uint32_t s = 0; s < groups.size(); ++s) {
    for (const std::uint32_t r : groups[s]) story_of[r] = s;
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (const Link& link : links) {  // without one pair at the bar the mean cannot be at it
    const auto pair = std::minmax(story_of[link.a], story_of[link.b]);
    if (pair.first != pair.second && link.likeness >= kRelated) pairs.push_back(pair);
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  std::vector<Kin> kin;
  for (const auto& [a, b] : pairs) {
    const auto measure = [&](std::uint32_t x, std::uint32_t y) { return likeness(*weighed[x], *weighed[y]); };
    const double mean = mean_over_pairs(groups[a], groups[b], kRelated, measure);
    if (mean >= kRelated) kin.push_back({a, b, mean});
  }
  std::stable_sort(kin.begin(), kin.end(), [](const Kin& x, const Kin& y) { return x.likeness > y.likeness; });
  const auto add = [&](std::uint32_t a, std::uint32_t b) {
    if (stories[a].related.size() < kMostRelated)
      stories[a].related.push_back({b, explain(groups[a], groups[b], digests)});
  };
  for (const Kin& k : kin) {
    add(k.a, k.b);
    add(k.b, k.a);
  }
  for (Story& story : stories) {
    std::sort(story.related.begin(), story.related.end(),
              [](const Related& x, const Related& y) { return x.story < y.story; });
  }
}

}  // namespace isnad
