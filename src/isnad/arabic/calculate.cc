// NumeralLexicon::calculation(): numbers joined by signs, fraction bars, "over" and powers.
#include <cmath>

#include "isnad/arabic/numerals.h"

namespace isnad {
namespace {

constexpr std::string_view kWhich = "\u0627\u064A";  // "which one" is no number

}  // namespace

bool NumeralLexicon::joins(const SensedSentence& s, std::uint32_t at, NumeralClass type, std::uint32_t& end) const {
  if (at >= s.size()) return false;
  for (std::uint32_t k = s.starts[at]; k < s.starts[at + 1]; ++k) {
    const Sense& sense = s.senses[k];
    if (sense.kind != kArithmeticSense || words_[sense.id].type != type || sense.preposition || sense.conjunction)
      continue;
    end = sense.end;
    return true;
  }
  return false;
}

/// A cardinal or zero, and the fractions that stand with it.
std::optional<Number> NumeralLexicon::operand(const SensedSentence& s, std::uint32_t at) const {
  auto n = cardinal(s, at);
  if (!n) {
    Number zero;
    zero.begin = at;
    if (!joins(s, at, NumeralClass::Zero, zero.end)) return std::nullopt;
    return zero;
  }
  const auto whole = [&](std::uint32_t i) { return s.is_digits(i) && s.glued(i); };
  const bool in_chain = at > 1 && s.glued(at) && s.glued(at - 1) &&
                        (s.is_mark(at - 1, '/') || s.is_mark(at - 1, '-')) &&
                        s.is_digits(at - 2);  // 5/17/2018, 222-2222/2222: nothing is divided
  if (n->in_digits && !in_chain && s.is_mark(n->end, '/') && s.glued(n->end) && whole(n->end + 1)) {  // 3/4
    const auto below = digits(s, n->end + 1);
    if (below && below->value != 0 && !s.is_mark(below->end, '/')) {
      n->value /= below->value;
      n->end = below->end;
      return n;
    }
  }
  if (n->in_digits && s.is_digits(n->end) && s.is_mark(n->end + 1, '/') && s.glued(n->end + 1) &&
      whole(n->end + 2)) {  // 1 4/5
    const auto above = digits(s, n->end);
    const auto below = digits(s, n->end + 2);
    if (above && below && below->value != 0) {
      n->value += above->value / below->value;
      n->end = below->end;
      return n;
    }
  }
  if (!n->fraction) {
    if (const auto more = segment(s, n->end, Waw::Required); more && more->fraction) {  // "twenty and three fifths"
      n->value += more->value;
      n->end = more->end;
    } else if (const auto part = added_fraction(s, n->end)) {
      n->value += part->value;
      n->end = part->end;
    } else {
      for (const NumeralClass type : {NumeralClass::Fraction, NumeralClass::FractionPlural}) {  // "twenty-three fifths"
        const auto parts = word_of(s, n->end, Waw::Forbidden, type);
        if (!parts) continue;
        n->value *= parts->numeral.value;
        n->end = parts->end;
        break;
      }
    }
  }
  return n;
}

std::optional<Number> NumeralLexicon::calculation(const SensedSentence& s, std::uint32_t at) const {
  std::uint32_t p = at;
  double sign = 1;
  if (joins(s, at, NumeralClass::Negative, p))
    sign = -1;
  else if (s.is_mark(at, '-') && s.is_digits(at + 1) && (at == 0 || !s.glued(at))) {
    sign = -1;
    p = at + 1;
  }
  if (std::uint32_t of = 0; joins(s, p, NumeralClass::PartOf, of)) {  // "a hundredth part"
    auto below = cardinal(s, of);
    if (!below || below->value == 0) return std::nullopt;
    below->value = sign / below->value;
    below->begin = at;
    return below;
  }
  if (const auto written = digits(s, p); written && s.glued(written->end)) {  // "1M", "20km" name something
    const Atom& next = s.atoms[written->end];
    const bool exponent = next.folded == "e" && (s.is_digits(written->end + 1) || s.is_mark(written->end + 1, '-') ||
                                                 s.is_mark(written->end + 1, '+'));
    if (next.kind != AtomKind::Mark && next.kind != AtomKind::Digits && !exponent) return std::nullopt;
  }
  auto n = operand(s, p);
  if (!n || (n->bare_one && at > 0 && s.is_word(at - 1, kWhich))) return std::nullopt;
  if (n->in_digits && p > 0 && n->end == p + 1 && s.glued(p) && s.is_mark(p - 1, '.') &&
      (p == 1 || !s.is_digits(p - 2)))
    n->value /= std::pow(10, static_cast<double>(s.atoms[p].folded.size()));  // ".08"
  std::uint32_t next = n->end;
  bool part = false;
  if (s.glued(next) && next < s.size() && (s.atoms[next].folded == "e" || s.is_mark(next, '^'))) {
    const bool power = s.is_mark(next, '^');
    double exponent_sign = 1;
    std::uint32_t q = next + 1;
    while (s.is_mark(q, '-') || s.is_mark(q, '+')) {
      if (s.is_mark(q, '-')) exponent_sign = -exponent_sign;
      ++q;
    }
    if (const auto exponent = digits(s, q)) {
      const double e = exponent_sign * exponent->value;
      n->value = power ? std::pow(n->value, e) : n->value * std::pow(10, e);
      n->end = exponent->end;
    }
  } else if ((part = joins(s, next, NumeralClass::PartOf, next)) || joins(s, next, NumeralClass::Over, next)) {
    const bool over = s.atoms[next - 1].folded.size() == 6;  // "over", not "of"
    const auto below = cardinal(s, next);
    if (below && below->value != 0 && (part || below->value > n->value || over)) {
      const double whole = part && n->value > below->value && std::fmod(below->value, 100) == 0
                               ? n->value - std::fmod(n->value, below->value)
                               : 0;
      n->value = whole + (n->value - whole) / below->value;  // "two hundred and three parts of a hundred": 200.03
      n->end = below->end;
    }
  } else if (joins(s, next, NumeralClass::Point, next)) {
    if (const auto decimals = cardinal(s, next);
        decimals && decimals->value == std::floor(decimals->value) && decimals->value > 0) {
      double unit = std::pow(10, std::floor(std::log10(decimals->value)) + 1);
      std::uint32_t end = decimals->end;
      std::uint32_t of = 0;
      if (joins(s, end, NumeralClass::Over, of)) {
        if (const auto below = cardinal(s, of); below && below->value >= unit) {
          unit = below->value;
          end = below->end;
        }
      }
      n->value += decimals->value / unit;
      n->end = end;
    }
  }
  n->value *= sign;
  n->begin = at;
  return n;
}

}  // namespace isnad
