#include "isnad/claim/compare_durations.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <string>

#include "isnad/claim/gather_values.h"

namespace isnad {
namespace {

struct Lasting {
  Evidence evidence;
  std::string value;  // EDTF duration
  double minutes = 0;
  bool hedged = false;
};

/// PT4H30M, P3D, P1W ... in minutes; 0 for what is no duration of less than a year.
double to_minutes(const std::string& value) {
  if (value.size() < 3 || value[0] != 'P') return 0;
  double total = 0;
  bool clock = false;
  const char* at = value.c_str() + 1;
  while (*at != '\0') {
    if (*at == 'T') {
      clock = true;
      ++at;
      continue;
    }
    char* end = nullptr;
    const double n = std::strtod(at, &end);
    if (end == at || *end == '\0') return 0;
    switch (*end) {
      case 'W':
        total += n * 7 * 24 * 60;
        break;
      case 'D':
        total += n * 24 * 60;
        break;
      case 'H':
        total += n * 60;
        break;
      case 'M':
        total += clock ? n : n * 30 * 24 * 60;
        break;
      case 'S':
        total += n / 60;
        break;
      case 'Y':
        return 0;
      default:
        return 0;
    }
    at = end + 1;
  }
  return total;
}

/// The event class of what lasted: that of the nearest event word before the word of lasting, else after the duration;
/// kNone when there is no word of lasting near.
std::uint32_t what_lasted(const StoryView& view, const StoryEvent& event, const ArticleView& a, std::uint32_t first) {
  const Analysis& analysis = view.reading(a).analysis;
  const Sentence& sentence = analysis.sentences[analysis.tokens[first].sentence];
  std::uint32_t lasting = kNone;
  for (std::uint32_t t = first; t-- > sentence.first && first - t <= 5;) {
    if (view.in_list(a, t, WordList::Since)) return kNone;
    if (view.in_list(a, t, WordList::Lasting)) {
      lasting = t;
      break;
    }
  }
  if (lasting == kNone) return kNone;
  for (std::uint32_t t = lasting; t-- > sentence.first && lasting - t <= 12;) {
    if (a.events_of[t].empty()) continue;
    for (const std::uint32_t c : a.events_of[t]) {
      if (event.classes[c]) return event.main_class;
    }
    return a.events_of[t].front();
  }
  return event.main_class;
}

bool is_hedged(const StoryView& view, const ArticleView& a, const TimeMention& time) {
  const Reading& reading = view.reading(a);
  for (const QuantityMention& q : reading.quantities) {
    if (q.span.overlaps(time.span) && q.qualifier != Qualifier::Exact) return true;
  }
  const std::uint32_t first = view.token_at(a, time.span.begin);
  return reading.analysis.tokens[first].kind == TokenKind::Arabic && time.span.size() > 0 &&
         view.in_list(a, first, WordList::Hedge);
}

}  // namespace

void compare_durations(const StoryView& view, const StoryEvent& event, std::vector<Finding>& findings) {
  std::map<std::uint32_t, std::vector<Lasting>> by_subject;
  for (const ArticleView& a : view.articles) {
    const Reading& reading = view.reading(a);
    for (const TimeMention& time : reading.times) {
      const double minutes = time.kind == TimeKind::Duration ? to_minutes(time.value) : 0;
      if (minutes <= 0) continue;
      const std::uint32_t first = view.token_at(a, time.span.begin);
      if (first >= reading.analysis.tokens.size()) continue;
      const std::uint32_t subject = what_lasted(view, event, a, first);
      if (subject == kNone) continue;
      by_subject[subject].push_back({{a.reading, time.span}, time.value, minutes, is_hedged(view, a, time)});
    }
  }
  for (auto& [subject, all] : by_subject) {
    std::stable_sort(all.begin(), all.end(), [](const Lasting& a, const Lasting& b) { return a.minutes < b.minutes; });
    std::vector<std::vector<Lasting>> groups;
    for (const Lasting& one : all) {
      const double slack = one.hedged || (!groups.empty() && groups.back().front().hedged) ? 0.25 : 0.02;
      if (!groups.empty() && one.minutes <= groups.back().front().minutes * (1.0 + slack)) {
        groups.back().push_back(one);
      } else {
        groups.push_back({one});
      }
    }
    Finding finding;
    finding.kind = FindingKind::Duration;
    const bool main = subject == event.main_class || subject >= view.lexicon.event_classes_en.size();
    finding.about_ar = view.lexicon.label_ar(main ? "event-duration" : "other-duration");
    finding.about_en = main ? view.lexicon.label_en("event-duration")
                            : view.lexicon.label_en("other-duration", view.lexicon.event_classes_en[subject]);
    for (const auto& group : groups) {
      std::vector<Evidence> evidence;
      evidence.reserve(group.size());
      for (const Lasting& one : group) evidence.push_back(one.evidence);
      const auto exact = std::find_if(group.begin(), group.end(), [](const Lasting& l) { return !l.hedged; });
      const Lasting& shown = exact == group.end() ? group.front() : *exact;
      finding.values.push_back(make_value(view, shown.value, std::move(evidence)));
      finding.values.back().label_ar = view.words(shown.evidence);
      finding.values.back().label_en = shown.value;
    }
    if (groups.size() > 1) {
      // Different articles must hold them: one article's two durations are of two things.
      bool shared = false;
      for (const Evidence& x : finding.values[0].evidence) {
        for (const Evidence& y : finding.values[1].evidence) shared |= x.reading == y.reading;
      }
      if (!shared && main) {
        finding.status = FindingStatus::Conflicting;
        finding.conflict = "exclusive";
      }
    }
    settle(finding);
    findings.push_back(std::move(finding));
  }
}

}  // namespace isnad
