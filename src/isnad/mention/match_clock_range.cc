// Two clock times that are the ends of one span of time.
#include <algorithm>

#include "isnad/mention/match_clock.h"

namespace isnad {

using namespace time_sense;
namespace {

constexpr std::string_view kAnd = "\u0648";

/// An hour that needs the other end to be one: an ordinal with its article, or one or two digits.
std::optional<TimeExpression> bare_hour(const SensedSentence& s, std::uint32_t at, const TimeLexicon& lexicon) {
  TimeExpression out;
  out.begin = at;
  out.kind = TimeKind::Time;
  if (const auto ordinal = lexicon.numerals().ordinal(s, at); ordinal && ordinal->definite && ordinal->value <= 12) {
    out.clock.hour = static_cast<int>(ordinal->value);
    out.end = ordinal->end;
    out.cut = ordinal->cut;
    return out;
  }
  if (!s.is_digits(at) || s.atoms[at].folded.size() > 2) return std::nullopt;
  for (const char c : s.atoms[at].folded) out.clock.hour = 10 * std::max(0, out.clock.hour) + (c - '0');
  if (out.clock.hour > 24) return std::nullopt;
  out.clock.hour %= 24;
  out.end = at + 1;
  return out;
}

}  // namespace

std::optional<TimeExpression> match_clock_range(const SensedSentence& s, std::uint32_t at, const TimeLexicon& lexicon,
                                                bool after_day) {
  if (at == 0) return std::nullopt;
  const bool between = s.find(at - 1, kBetween) != nullptr;
  if (!between && s.find(at - 1, kFrom) == nullptr) return std::nullopt;
  auto first = match_clock(s, at, lexicon);
  const bool first_stands = first.has_value();
  if (!first) first = bare_hour(s, at, lexicon);
  if (!first) return std::nullopt;
  std::uint32_t p = first->end;
  if (const Sense* to = s.find(p, kTo))
    p = to->end;
  else if (between && s.is_word(p, kAnd))
    ++p;
  else if (!between || p >= s.size() || s.atoms[p].kind != AtomKind::Word || !s.atoms[p].folded.starts_with(kAnd))
    return std::nullopt;
  auto second = match_clock(s, p, lexicon);
  const bool second_stands = second.has_value();
  if (!second && (first_stands || after_day)) second = bare_hour(s, p, lexicon);
  if (!second || (!first_stands && !second_stands && (s.is_digits(at) || s.is_digits(p)))) return std::nullopt;
  if (first->part == DayPart::None && second->part != DayPart::None && first->clock.hour <= 12) {
    ClockTime shared = first->clock;
    apply_day_part(shared, second->part);
    if (shared.hour <= second->clock.hour) first->clock = shared;
  }
  if (first->clock.zone.empty()) first->clock.zone = second->clock.zone;
  first->until_clock = second->clock;
  first->end = second->end;
  return first;
}

}  // namespace isnad
