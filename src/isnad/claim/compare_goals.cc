#include "isnad/claim/compare_goals.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "isnad/claim/gather_values.h"

namespace isnad {
namespace {

constexpr int kLastMinute = 130;
constexpr int kApart = 2;

struct Minute {
  std::vector<Evidence> evidence;
  std::set<std::uint32_t> readings;
};

int minute_at(const Analysis& analysis, std::uint32_t t) {
  if (analysis.tokens[t].kind != TokenKind::Number) return 0;
  const std::string_view word = analysis.word(t);
  int n = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), n);
  return error == std::errc{} && end == word.data() + word.size() && n <= kLastMinute ? n : 0;
}

/// Minutes by scorer (registry entity) and number.
std::map<std::uint32_t, std::map<int, Minute>> minutes_of_goals(const StoryView& view) {
  std::map<std::uint32_t, std::map<int, Minute>> out;
  for (const ArticleView& a : view.articles) {
    const Reading& reading = view.reading(a);
    const Analysis& analysis = reading.analysis;
    for (const Sentence& sentence : analysis.sentences) {
      std::uint32_t scorer = kNone;
      bool goal = false;
      bool bracket = false;  // inside brackets that opened after a scorer
      for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
        const std::string_view word = analysis.word(t);
        if (word == "(") bracket = scorer != kNone;
        if (word == ")") bracket = false;
        goal |= view.in_list(a, t, WordList::Goal);
        const std::uint32_t m = a.mention_of[t];
        if (m != kNone && reading.mentions[m].type == EntityType::Person && !bracket) {
          scorer = view.entity(a.reading, reading.mentions[m].entity);
        }
        const int minute = minute_at(analysis, t);
        if (minute == 0 || scorer == kNone || !goal) continue;
        const bool named = t > sentence.first && view.in_list(a, t - 1, WordList::Minute);
        const bool primed = t + 1 < sentence.last && !analysis.tokens[t + 1].space_before &&
                            (analysis.word(t + 1) == "'" || analysis.word(t + 1) == "\xE2\x80\xB2" ||
                             analysis.word(t + 1) == "\xE2\x80\x99");
        if (!named && !primed && !bracket) continue;
        Minute& slot = out[scorer][minute];
        slot.evidence.push_back({a.reading, analysis.tokens[named ? t - 1 : t].span});
        slot.evidence.back().span.end = analysis.tokens[t].span.end;
        slot.readings.insert(a.reading);
      }
    }
  }
  return out;
}

bool disjoint(const std::set<std::uint32_t>& a, const std::set<std::uint32_t>& b) {
  return std::none_of(a.begin(), a.end(), [&](std::uint32_t r) { return b.count(r) != 0; });
}

}  // namespace

void compare_goals(const StoryView& view, const StoryEvent& event, std::vector<Finding>& findings) {
  const auto& classes = view.lexicon.event_classes;
  const auto match = static_cast<std::size_t>(std::find(classes.begin(), classes.end(), "match") - classes.begin());
  if (match >= event.classes.size() || !event.classes[match]) return;
  for (const auto& [scorer, minutes] : minutes_of_goals(view)) {
    const Entity& person = view.registry.entities[scorer];
    for (auto at = minutes.begin(); at != minutes.end();) {
      std::vector<std::pair<int, const Minute*>> one{{at->first, &at->second}};
      std::set<std::uint32_t> readings = at->second.readings;
      auto next = std::next(at);
      for (; next != minutes.end() && next->first - at->first <= kApart && disjoint(readings, next->second.readings);
           ++next) {
        one.emplace_back(next->first, &next->second);
        readings.insert(next->second.readings.begin(), next->second.readings.end());
      }
      at = next;
      Finding finding;
      finding.kind = FindingKind::Quantity;
      finding.about_ar = view.lexicon.label_ar("goal-minute", person.name);
      finding.about_en =
          view.lexicon.label_en("goal-minute", "", person.name_en.empty() ? person.name : person.name_en);
      for (const auto& [minute, said] : one) {
        finding.values.push_back(make_value(view, std::to_string(minute), said->evidence));
        finding.values.back().label_ar = view.words(said->evidence.front());
        finding.values.back().label_en = "minute " + std::to_string(minute);
      }
      if (finding.values.size() > 1) {
        finding.status = FindingStatus::Conflicting;
        finding.conflict = "exclusive";
      }
      settle(finding);
      findings.push_back(std::move(finding));
    }
  }
}

}  // namespace isnad
