#include "isnad/story/label_story.h"

#include <algorithm>
#include <map>

#include "isnad/text/one_line.h"

namespace isnad {
namespace {

constexpr std::uint32_t kLabelTokens = 14;

std::string first_words(const Reading& reading) {
  if (reading.article.title && !reading.article.title->empty()) return one_line(*reading.article.title);
  for (const Sentence& sentence : reading.analysis.sentences) {
    if (sentence.role == BlockRole::Dateline) continue;
    const std::uint32_t last = std::min(sentence.last, sentence.first + kLabelTokens);
    std::string label = one_line(slice(reading.article.text, reading.analysis.covering(sentence.first, last)));
    if (last < sentence.last) label += " \xE2\x80\xA6";  // an ellipsis: the sentence goes on
    return label;
  }
  return reading.article.id;
}

std::map<std::uint32_t, int> carriers_of_entities(const Story& story, const std::vector<Reading>& readings,
                                                  const Registry& registry) {
  std::map<std::uint32_t, int> count;
  for (const std::uint32_t r : story.readings) {
    std::map<std::uint32_t, int> here;
    for (std::size_t local = 0; local < readings[r].entities.size(); ++local) here[registry.by_local[r][local]] = 1;
    for (const auto& [entity, one] : here) count[entity] += one;
  }
  return count;
}

/// The middle of the days that the articles give for the event; kNoDay when none does.
std::int32_t median_day(const Story& story, const std::vector<Description>& descriptions) {
  std::vector<std::int32_t> days;
  for (const std::uint32_t r : story.readings) {
    const Description& d = descriptions[r];
    if (!d.event_days.empty()) {
      days.push_back(d.event_days.front());
    } else if (d.published != Description::kNoDay) {
      days.push_back(d.published);
    }
  }
  if (days.empty()) return Description::kNoDay;
  std::sort(days.begin(), days.end());
  return days[days.size() / 2];
}

}  // namespace

void label_story(Story& story, const std::vector<Reading>& readings, const Registry&,
                 const std::vector<Description>& descriptions) {
  std::uint32_t best = story.readings.front();
  double best_score = -1;
  for (const std::uint32_t r : story.readings) {
    double score = readings[r].article.title ? 0.2 : 0.0;
    for (const std::uint32_t other : story.readings) {
      if (other != r) score += cosine(descriptions[r].words, descriptions[other].words);
    }
    if (score > best_score) {
      best = r;
      best_score = score;
    }
  }
  story.label_ar = first_words(readings[best]);
}

std::string explain_relation(const Story& a, const Story& b, const std::vector<Reading>& readings,
                             const Registry& registry, const std::vector<Description>& descriptions) {
  const auto in_a = carriers_of_entities(a, readings, registry);
  const auto in_b = carriers_of_entities(b, readings, registry);
  std::vector<std::pair<int, std::uint32_t>> shared;
  for (const auto& [entity, count] : in_a) {
    const auto it = in_b.find(entity);
    if (it == in_b.end()) continue;
    const int person = registry.entities[entity].type == EntityType::Person ? 1000 : 0;
    shared.emplace_back(-(person + std::min(count, it->second)), entity);
  }
  std::sort(shared.begin(), shared.end());
  std::string why;
  const std::int32_t day_a = median_day(a, descriptions);
  const std::int32_t day_b = median_day(b, descriptions);
  if (day_a != Description::kNoDay && day_b != Description::kNoDay && day_a != day_b) {
    why = day_b < day_a ? "earlier; " : "later; ";
  }
  why += "shares";
  for (std::size_t i = 0; i < shared.size() && i < 4; ++i) {
    why += (i == 0 ? " " : ", ") + registry.entities[shared[i].second].name;
  }
  if (shared.empty()) why += " its wording";
  return why;
}

}  // namespace isnad
