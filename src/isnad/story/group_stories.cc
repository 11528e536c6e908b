#include "isnad/story/group_stories.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "isnad/story/describe_reading.h"
#include "isnad/story/label_story.h"

namespace isnad {
namespace {

// Chosen on the five development stories pooled in one heap; docs/measurements.md has the figures.
constexpr double kSameStory = 0.10;
constexpr double kLink = 0.06;             // pairs below it count as nothing in common
constexpr double kKin = 0.15;              // likeness, whatever the time and place, of articles that may be kin
constexpr double kRelated = 0.20;          // mean likeness over all pairs of two stories that are
constexpr double kLargestFactor = 1.9;     // of time_factor and place_factor together
constexpr std::size_t kCommonTerm = 1000;  // articles

struct Link {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  double similarity = 0;  // that they tell of one event
  double likeness = 0;    // of words and names alone
};

/// How far apart two articles may date one event; the stricter kind decides.
int tolerance(const Description& a, const Description& b, const StoryLexicon& lexicon) {
  constexpr int kUnknown = 14;
  const auto days = [&](const Description& d) {
    return d.occasion < 0 ? kUnknown : lexicon.occasions()[static_cast<std::size_t>(d.occasion)].days;
  };
  return a.occasion == b.occasion ? days(a) : std::max(days(a), days(b));
}

/// Do two articles name one month in their leads? A month without a year may be that month of any year.
bool share_a_month(const Description& a, const Description& b) {
  const auto holds = [](const std::vector<std::int32_t>& months, std::int32_t month) {
    return std::binary_search(months.begin(), months.end(), month);
  };
  const auto any = [&](const Description& x, const Description& y) {
    return std::any_of(x.periods.begin(), x.periods.end(),
                       [&](std::int32_t m) { return holds(y.periods, m) || holds(y.open_months, m % 12); }) ||
           std::any_of(x.open_months.begin(), x.open_months.end(),
                       [&](std::int32_t m) { return holds(y.open_months, m); });
  };
  return any(a, b) || any(b, a);
}

/// Evidence of time: above 1 when both date the event alike, below when they cannot mean one event. What is held on a
/// day (a match, a meeting, a decision) is another event on another day, however alike the words; what is counted for
/// weeks is not.
double time_factor(const Description& a, const Description& b, const StoryLexicon& lexicon) {
  constexpr int kHeldOnADay = 2;
  const int allowed = tolerance(a, b, lexicon);
  double factor = 1.0;
  const bool dated = !a.event_days.empty() && !b.event_days.empty();
  const auto day = [&](const Description& d) { return d.event_days.empty() ? d.published : d.event_days.front(); };
  if (day(a) != Description::kNoDay && day(b) != Description::kNoDay) {
    const int apart = std::abs(day(a) - day(b));
    const bool held = allowed <= kHeldOnADay;
    if (dated && apart <= 1) {
      factor *= 1.3;
    } else if (apart > 4 * allowed + 30) {
      factor *= held ? (dated ? 0.08 : 0.1) : 0.2;
    } else if (apart > allowed + (dated ? 0 : 7)) {  // a report may come a week after the event
      factor *= held && dated ? 0.15 : 0.45;
    }
  }
  const bool months_a = !a.periods.empty() || !a.open_months.empty();
  const bool months_b = !b.periods.empty() || !b.open_months.empty();
  if (months_a && months_b) factor *= share_a_month(a, b) ? 1.15 : 0.5;
  return factor;
}

/// A long article that never names the place another keeps naming tells of something else.
bool lacks_headline_place(const Description& a, const Description& b, const StoryLexicon& lexicon) {
  constexpr std::uint32_t kLong = 150;
  if (a.headline_place.empty() || b.length < kLong) return false;
  return std::none_of(b.places.begin(), b.places.end(), [&](const std::string& place) {
    return lexicon.places().is_local(place) && lexicon.places().nested(place, a.headline_place);
  });
}

/// Evidence of place: above 1 when the leads put the event in one place, below when they put it in two.
double place_factor(const Description& a, const Description& b, const StoryLexicon& lexicon) {
  if (lacks_headline_place(a, b, lexicon) || lacks_headline_place(b, a, lexicon)) return 0.15;
  if (a.scenes.empty() || b.scenes.empty()) return 1.0;
  bool one_country = false;
  for (const std::string& x : a.scenes) {
    for (const std::string& y : b.scenes) {
      if (lexicon.places().nested(x, y)) return 1.25;
      one_country = one_country || lexicon.places().country(x) == lexicon.places().country(y);
    }
  }
  if (!one_country) return 0.5;
  // Newsrooms name the town, the valley or the province, and one may name the wrong one: an event of one kind, on one
  // day, in one country is not thrown out for that.
  const bool one_day =
      !a.event_days.empty() && !b.event_days.empty() && std::abs(a.event_days.front() - b.event_days.front()) <= 1;
  return one_day && a.occasion >= 0 && a.occasion == b.occasion ? 1.25 : 0.75;
}

/// Dot products of one description with all before it, term at a time over inverted lists: an article touches only
/// those that share a term with it. A term of very many articles weighs next to nothing and is passed over.
class Overlaps {
 public:
  explicit Overlaps(std::size_t n) : words_(n, 0.0F), entities_(n, 0.0F) {}

  /// Fills the sums of `d` (article `i`) against the articles before it, then files it. Returns those it touched,
  /// sorted.
  const std::vector<std::uint32_t>& add(std::uint32_t i, const Description& d) {
    for (const std::uint32_t j : touched_) words_[j] = entities_[j] = 0.0F;
    touched_.clear();
    accumulate(d.words, by_word_, words_, i);
    accumulate(d.entities, by_entity_, entities_, i);
    std::sort(touched_.begin(), touched_.end());
    touched_.erase(std::unique(touched_.begin(), touched_.end()), touched_.end());
    return touched_;
  }
  [[nodiscard]] double words(std::uint32_t j) const { return static_cast<double>(words_[j]); }
  [[nodiscard]] double entities(std::uint32_t j) const { return static_cast<double>(entities_[j]); }

 private:
  struct Posting {
    std::uint32_t article;
    float weight;
  };
  using Index = std::unordered_map<std::uint64_t, std::vector<Posting>>;

  void accumulate(const std::vector<Term>& terms, Index& index, std::vector<float>& sums, std::uint32_t i) {
    for (const Term& term : terms) {
      std::vector<Posting>& postings = index[term.key];
      if (postings.size() <= kCommonTerm) {
        for (const Posting& p : postings) {
          if (sums[p.article] == 0.0F) touched_.push_back(p.article);
          sums[p.article] += p.weight * term.weight;
        }
      }
      postings.push_back({i, term.weight});
    }
  }

  Index by_word_;
  Index by_entity_;
  std::vector<float> words_;
  std::vector<float> entities_;
  std::vector<std::uint32_t> touched_;
};

std::vector<Link> find_links(const std::vector<Description>& all, const StoryLexicon& lexicon) {
  std::vector<Link> links;
  Overlaps overlaps(all.size());
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    for (const std::uint32_t j : overlaps.add(i, all[i])) {
      const double words = overlaps.words(j);
      const bool named = !all[i].entities.empty() && !all[j].entities.empty();
      const double alike = 0.7 * words + 0.3 * (named ? overlaps.entities(j) : words);
      if (alike < kLink / kLargestFactor) continue;
      const double s = alike * time_factor(all[i], all[j], lexicon) * place_factor(all[i], all[j], lexicon);
      if (s >= kLink || alike >= kKin) links.push_back({j, i, s >= kLink ? s : 0.0, alike});
    }
  }
  std::stable_sort(links.begin(), links.end(), [](const Link& x, const Link& y) {
    return x.similarity != y.similarity ? x.similarity > y.similarity : std::pair(x.a, x.b) < std::pair(y.a, y.b);
  });
  return links;
}

/// Average-link agglomeration: two groups join while the mean similarity over all their pairs reaches the bar. Pairs
/// without a link count as zero, so a chain of near neighbours does not pull two events together.
class Agglomeration {
 public:
  Agglomeration(std::size_t n, const std::vector<Link>& links) : group_(n), sums_(n) {
    for (std::uint32_t i = 0; i < n; ++i) group_[i] = {i};
    for (const Link& link : links) {
      if (link.similarity == 0) continue;
      sums_[link.a][link.b] = link.similarity;
      sums_[link.b][link.a] = link.similarity;
    }
    parent_.resize(n);
    for (std::uint32_t i = 0; i < n; ++i) parent_[i] = i;
  }

  void run(const std::vector<Link>& links) {
    bool changed = true;
    while (changed) {
      changed = false;
      for (const Link& link : links) {
        const std::uint32_t a = root(link.a);
        const std::uint32_t b = root(link.b);
        if (a != b && mean(a, b) >= kSameStory) {
          merge(std::min(a, b), std::max(a, b));
          changed = true;
        }
      }
    }
  }

  [[nodiscard]] std::uint32_t root(std::uint32_t i) const {
    while (parent_[i] != i) i = parent_[i];
    return i;
  }
  [[nodiscard]] const std::vector<std::uint32_t>& members(std::uint32_t root) const { return group_[root]; }
  [[nodiscard]] double mean(std::uint32_t a, std::uint32_t b) const {
    const auto it = sums_[a].find(b);
    if (it == sums_[a].end()) return 0;
    return it->second / static_cast<double>(group_[a].size() * group_[b].size());
  }

 private:
  void merge(std::uint32_t into, std::uint32_t from) {
    parent_[from] = into;
    group_[into].insert(group_[into].end(), group_[from].begin(), group_[from].end());
    std::sort(group_[into].begin(), group_[into].end());
    sums_[into].erase(from);
    for (const auto& [other, sum] : sums_[from]) {
      if (other == into) continue;
      sums_[into][other] += sum;
      sums_[other].erase(from);
      sums_[other][into] = sums_[into][other];
    }
    sums_[from].clear();
    group_[from].clear();
  }

  std::vector<std::uint32_t> parent_;
  std::vector<std::vector<std::uint32_t>> group_;
  std::vector<std::map<std::uint32_t, double>> sums_;  // between roots: sum of similarities over their pairs
};

/// Stories of the same people or matter at another time or place: a run-up, an aftermath, the same meeting a month on.
void relate_stories(std::vector<Story>& stories, const std::vector<Link>& links, const std::vector<Reading>& readings,
                    const Registry& registry, const std::vector<Description>& descriptions) {
  std::vector<std::uint32_t> story_of(readings.size());
  for (std::uint32_t s = 0; s < stories.size(); ++s) {
    for (const std::uint32_t r : stories[s].readings) story_of[r] = s;
  }
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> likeness;
  for (const Link& link : links) {
    const std::uint32_t a = story_of[link.a];
    const std::uint32_t b = story_of[link.b];
    if (a != b) likeness[std::minmax(a, b)] += link.likeness;
  }
  for (const auto& [pair, sum] : likeness) {
    const auto [a, b] = pair;
    const auto pairs = static_cast<double>(stories[a].readings.size() * stories[b].readings.size());
    if (sum / pairs < kRelated) continue;
    stories[a].related.push_back({b, explain_relation(stories[a], stories[b], readings, registry, descriptions)});
    stories[b].related.push_back({a, explain_relation(stories[b], stories[a], readings, registry, descriptions)});
  }
  for (Story& story : stories) {
    std::sort(story.related.begin(), story.related.end(),
              [](const Related& x, const Related& y) { return x.story < y.story; });
  }
}

}  // namespace

std::vector<Story> group_stories(const std::vector<Reading>& readings, const Registry& registry,
                                 const StoryLexicon& lexicon) {
  std::vector<Description> all;
  all.reserve(readings.size());
  for (std::uint32_t r = 0; r < readings.size(); ++r) {
    all.push_back(describe_reading(readings[r], registry.by_local[r], registry, lexicon));
  }
  const std::vector<Link> links = find_links(all, lexicon);
  Agglomeration groups(readings.size(), links);
  groups.run(links);

  std::vector<Story> stories;
  for (std::uint32_t r = 0; r < readings.size(); ++r) {
    if (groups.root(r) != r) continue;
    Story story;
    story.id = "s" + std::to_string(stories.size() + 1);
    story.readings = groups.members(r);
    label_story(story, readings, registry, all);
    stories.push_back(std::move(story));
  }
  relate_stories(stories, links, readings, registry, all);
  return stories;
}

}  // namespace isnad
