#include "isnad/mention/find_times.h"

#include "isnad/mention/match_clock.h"
#include "isnad/mention/match_date.h"
#include "isnad/mention/match_duration.h"
#include "isnad/mention/resolve_time.h"

namespace isnad {

using namespace time_sense;
namespace {

constexpr std::uint32_t kClause = 25;  // atoms before a time in which a word of the future still speaks of it

bool longer(const std::optional<TimeExpression>& a, const std::optional<TimeExpression>& b) {
  return a && (!b || a->end > b->end);
}

std::optional<TimeExpression> match_time(const SensedSentence& s, std::uint32_t at, const TimeLexicon& lexicon) {
  auto best = match_date(s, at, lexicon);
  if (auto clock = match_clock(s, at, lexicon); longer(clock, best)) best = std::move(clock);
  if (auto range = match_clock_range(s, at, lexicon, false); longer(range, best)) best = std::move(range);
  if (auto duration = match_duration(s, at, lexicon); longer(duration, best)) best = std::move(duration);
  return best;
}

/// A word whose senses are none, or only those that stand before a time, begins none.
bool may_begin(const SensedSentence& s, std::uint32_t at) {
  if (s.is_digits(at)) return true;
  for (std::uint32_t k = s.starts[at]; k < s.starts[at + 1]; ++k) {
    switch (s.senses[k].kind) {
      case kTo:
      case kBetween:
      case kFrom:
      case kAt:
      case kEach:
      case kCue:
      case kSpan:
      case kSpanOnly:
      case kWhole:
      case kNotADay:
      case kNotAYear:
      case kYearCue:
      case kFuture:
      case kCounted:
      case kSince:
      case kNotToday:
      case kBefore:
      case kZone:
        break;
      default:
        return true;
    }
  }
  return false;
}

bool future_before(const SensedSentence& s, std::uint32_t at) {
  for (std::uint32_t back = 1; back <= kClause && back <= at; ++back) {
    const std::uint32_t p = at - back;
    if (s.find(p, kFuture) != nullptr) return true;
    if (s.is_mark(p, '.') || s.is_mark(p, 0x061B)) return false;
  }
  return false;
}

/// Nothing but a conjunction or a comma between two times.
bool joined(const SensedSentence& s, std::uint32_t end, std::uint32_t begin) {
  if (begin < end || begin - end > 1) return false;
  if (begin == end) return begin < s.size() && s.atoms[begin].kind == AtomKind::Word;
  return s.is_mark(end, 0x060C) || s.is_mark(end, ',') || s.find(end, kTo) != nullptr ||
         (s.atoms[end].kind == AtomKind::Word && s.atoms[end].folded.size() <= 4);
}

}  // namespace

void find_times(Reading& reading, const TimeLexicon& lexicon) {
  const Analysis& analysis = reading.analysis;
  SensedSentence s;
  std::vector<FoundTime> found;
  for (std::uint32_t n = 0; n < analysis.sentences.size(); ++n) {
    lexicon.table().read(analysis, analysis.sentences[n], s);
    std::uint32_t last_end = 0;
    bool has_last = false;
    for (std::uint32_t at = 0; at < s.size();) {
      auto words = may_begin(s, at) ? match_time(s, at, lexicon) : std::nullopt;
      if (!words) {
        ++at;
        continue;
      }
      FoundTime time;
      const Sense* each = at > 0 ? s.find(at - 1, kEach) : nullptr;
      if (each != nullptr) {
        if (words->date.weekday == 0) {  // "every day", "every year": no time of the story
          at = words->end;
          continue;
        }
        words->kind = TimeKind::Set;
      }
      if (s.find(words->end, kFrom) != nullptr && s.find(words->end + 1, kEach) != nullptr && words->date.year == 0)
        words->kind = TimeKind::Set;
      time.span = s.text_of(analysis, words->begin, words->end, words->cut);
      time.sentence = n;
      time.since = at > 0 && s.find(at - 1, kSince) != nullptr;
      time.ahead = !time.since && future_before(s, at);
      if (has_last && joined(s, last_end, at)) found.back().joined_to_next = true;
      at = words->end;
      last_end = words->end;
      has_last = true;
      time.words = std::move(*words);
      found.push_back(std::move(time));
    }
  }
  resolve_times(found, reading);
}

}  // namespace isnad
