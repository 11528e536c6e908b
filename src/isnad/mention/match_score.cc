#include "isnad/mention/match_score.h"

namespace isnad {

using namespace quantity_sense;

namespace {

constexpr double kMostGoals = 200;   // a basketball score is a score
constexpr double kLastMinute = 130;  // extra time and what is added to it
constexpr std::string_view kLam = "\u0644";

struct Side {
  double value = 0;
  std::uint32_t end = 0;
  bool goals = false;
};

/// "two goals", "three goals", "3" as one side of a score.
std::optional<Side> side(const SensedSentence& s, std::uint32_t at, const QuantityLexicon& lexicon) {
  const auto is_goal = [&](const Sense* noun) { return noun != nullptr && lexicon.noun(*noun).unit == "goal"; };
  if (const Sense* noun = s.find(at, kNoun); is_goal(noun) && !noun->definite) {
    const GrammaticalNumber number = QuantityLexicon::number_of(*noun);
    if (number == GrammaticalNumber::Dual) return Side{2, noun->end, true};
    if (number == GrammaticalNumber::Singular) {
      const auto one = lexicon.numerals().cardinal(s, noun->end);
      return Side{1, one && one->bare_one ? one->end : noun->end, true};
    }
    return std::nullopt;
  }
  const auto number = lexicon.numerals().cardinal(s, at);
  if (!number || number->fraction || number->scale > 1 || number->value > kMostGoals || number->leading_zero)
    return std::nullopt;
  if (const Sense* noun = s.find(number->end, kNoun); is_goal(noun)) return Side{number->value, noun->end, true};
  return Side{number->value, number->end, false};
}

QuantityWords score(std::uint32_t begin, std::uint8_t cut, std::uint32_t end, double low, double high) {
  QuantityWords out;
  out.begin = out.number_begin = begin;
  out.cut = cut;
  out.end = out.number_end = end;
  out.low = low;
  out.high = high;
  out.unit = "score";
  out.measures = "score";
  out.has_unit = true;
  return out;
}

bool is_dash(const SensedSentence& s, std::uint32_t at) {
  return s.is_mark(at, '-') || s.is_mark(at, 0x2013);
}

std::optional<double> short_number(const SensedSentence& s, std::uint32_t at) {
  if (!s.is_digits(at) || s.atoms[at].folded.size() > 3) return std::nullopt;
  double value = 0;
  for (const char c : s.atoms[at].folded) value = 10 * value + (c - '0');
  return value;
}

bool measure_near(const SensedSentence& s, std::uint32_t at, const QuantityLexicon& lexicon) {
  for (std::uint32_t back = 1; back <= 6 && back <= at; ++back) {
    for (std::uint32_t k = s.starts[at - back]; k < s.starts[at - back + 1]; ++k)
      if (s.senses[k].kind == kMeasureBefore && lexicon.measure(s.senses[k]).measures == "score") return true;
  }
  return false;
}

}  // namespace

std::optional<QuantityWords> match_score(const SensedSentence& s, std::uint32_t at, const QuantityLexicon& lexicon) {
  if (const auto a = short_number(s, at); a && is_dash(s, at + 1)) {  // "3-3", "3 - 3"
    const auto b = short_number(s, at + 2);
    const bool apart = !s.glued(at + 1) && !s.glued(at + 2);
    const bool tight = s.glued(at + 1) && s.glued(at + 2);
    const bool tied = s.glued(at) && at > 0 && (is_dash(s, at - 1) || s.atoms[at - 1].kind == AtomKind::Latin);
    const bool goes_on = is_dash(s, at + 3) && s.glued(at + 3) && s.is_digits(at + 4);
    if (b && (apart || tight) && !tied && !goes_on && *a <= kMostGoals && *b <= kMostGoals) {
      const bool counted = s.find(at + 3, kNoun) != nullptr || s.find(at + 3, kMeasureUnit) != nullptr ||
                           s.find(at + 3, kTimeNoun) != nullptr || s.find(at + 3, kNumeralSense) != nullptr;
      if (!counted) {
        QuantityWords out = score(at, 0, at + 3, *a, *b);
        out.needs_sport = !measure_near(s, at, lexicon);
        return out;
      }
    }
  }
  const auto first = side(s, at, lexicon);
  if (!first) return std::nullopt;
  std::uint8_t cut = 0;
  if (const Sense* noun = s.find(at, kNoun))
    cut = noun->cut;
  else if (const auto number = lexicon.numerals().cardinal(s, at))
    cut = number->cut;
  if (first->goals) {
    if (const Sense* nil = s.find(first->end, kNil)) return score(at, cut, nil->end, first->value, 0);
  }
  if (const Sense* versus = s.find(first->end, kVersus)) {
    const auto second = side(s, versus->end, lexicon);
    if (second &&
        (first->goals || (s.is_digits(at) && s.is_digits(versus->end) && s.find(second->end, kNoun) == nullptr &&
                          s.find(second->end, kMeasureUnit) == nullptr)))
      return score(at, cut, second->end, first->value, second->value);
    return std::nullopt;
  }
  if (first->goals && first->end < s.size()) {  // "hadafayn li-hadaf", "li-wahid"
    const Sense* noun = s.find(first->end, kNoun);
    const Sense* numeral = s.find(first->end, kNumeralSense);
    const bool lam = (noun != nullptr && noun->preposition_letter == 'l' && lexicon.noun(*noun).unit == "goal") ||
                     (numeral != nullptr && numeral->preposition_letter == 'l') ||
                     (s.is_word(first->end, kLam) && s.is_digits(first->end + 1));
    if (lam) {
      const auto second = side(s, s.is_word(first->end, kLam) ? first->end + 1 : first->end, lexicon);
      if (second) return score(at, cut, second->end, first->value, second->value);
    }
  }
  if (!first->goals && s.is_digits(at) && first->end == at + 1) {  // "10 out of 10"
    const Sense* from = s.find(first->end, kFrom);
    if (from != nullptr && !from->conjunction && s.is_digits(from->end)) {
      const auto b = short_number(s, from->end);
      if (b && *b >= first->value && s.find(from->end + 1, kNoun) == nullptr &&
          s.find(from->end + 1, kMeasureUnit) == nullptr)
        return score(at, 0, from->end + 1, first->value, *b);
    }
  }
  return std::nullopt;
}

std::optional<QuantityWords> match_minute(const SensedSentence& s, std::uint32_t at, const QuantityLexicon& lexicon) {
  QuantityWords out;
  out.begin = out.number_begin = at;
  out.unit = "minute";
  out.measures = "minute of play";
  out.has_unit = true;
  out.ordinal = true;
  const Sense* time = s.find(at, kTimeNoun);
  if (time != nullptr && time->definite && QuantityLexicon::number_of(*time) == GrammaticalNumber::Singular &&
      lexicon.time_noun(*time) == "minute") {
    auto number = lexicon.numerals().cardinal(s, time->end);
    if (number && (!number->in_digits || number->cut != 0) && !number->definite) number.reset();
    if (!number || number->value > kLastMinute) number = lexicon.numerals().ordinal(s, time->end);
    if (!number || number->value > kLastMinute || number->value < 1) return std::nullopt;
    out.cut = time->cut;
    out.end = out.number_end = number->end;
    out.low = out.high = number->value;
    if (s.is_mark(out.end, '+') && s.glued(out.end) && short_number(s, out.end + 1)) {
      out.low = out.high = number->value + *short_number(s, out.end + 1);
      out.end += 2;
    }
    return out;
  }
  const auto value = short_number(s, at);
  if (!value || *value < 1 || *value > kLastMinute) return std::nullopt;
  out.low = out.high = *value;
  out.end = out.number_end = at + 1;
  out.needs_sport = true;
  if (s.is_mark(at + 1, '+') && s.glued(at + 1) && short_number(s, at + 2)) {
    out.low = out.high = *value + *short_number(s, at + 2);
    out.end = at + 3;
  }
  const bool prime = s.glued(out.end) && (s.is_mark(out.end, 0x2032) || s.is_mark(out.end, '\'') ||
                                          s.is_mark(out.end, 0x2019) || s.is_mark(out.end, 0xB4));
  if (prime) {
    ++out.end;
    return out;
  }
  // inside brackets behind a word: "(36)", "(23 from a penalty and 108)"
  std::uint32_t open = at;
  for (std::uint32_t back = 1; back <= 10 && back <= at && open == at; ++back)
    if (s.is_mark(at - back, '('))
      open = at - back;
    else if (s.is_mark(at - back, ')'))
      return std::nullopt;
  if (open == at || open == 0 || s.atoms[open - 1].kind != AtomKind::Word) return std::nullopt;
  bool closed = false;
  for (std::uint32_t ahead = out.end; ahead < s.size() && ahead < out.end + 10 && !closed; ++ahead)
    closed = s.is_mark(ahead, ')');
  if (!closed) return std::nullopt;
  const std::uint32_t next = out.end;
  if (s.find(next, kNoun) != nullptr || s.find(next, kMeasureUnit) != nullptr || s.find(next, kTimeNoun) != nullptr ||
      is_dash(s, next) || (s.glued(next) && (s.is_mark(next, '/') || s.is_mark(next, ':') || s.is_mark(next, '.'))))
    return std::nullopt;
  if (s.glued(at) && is_dash(s, at - 1)) return std::nullopt;
  return out;
}

}  // namespace isnad
