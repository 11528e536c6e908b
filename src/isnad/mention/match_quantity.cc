#include "isnad/mention/match_quantity.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace isnad {

using namespace quantity_sense;

namespace {

constexpr std::string_view kAlef = "\u0627";
constexpr std::string_view kHa = "\u0647";
constexpr std::string_view kAl = "\u0627\u0644";
constexpr std::string_view kVerbPlural = "\u0648\u0627";
constexpr double kPaucal = 10;
constexpr std::array<std::string_view, 5> kPossessives{"\u0647\u0645", "\u0647\u0646", "\u0647\u0627", "\u0643\u0645",
                                                       "\u0647\u0645\u0627"};

class QuantityMatcher {
 public:
  QuantityMatcher(const SensedSentence& s, const QuantityLexicon& lexicon) : s_(s), lexicon_(lexicon) {}

  [[nodiscard]] std::optional<QuantityWords> match(std::uint32_t at) {
    if (auto ordinal = ordinal_of_noun(at)) return ordinal;
    if (auto noun = noun_then_number(at)) return noun;
    if (auto dual = bare_dual(at)) return dual;
    if (auto one = one_and_fraction(at)) return one;
    return number(at);
  }

 private:
  [[nodiscard]] bool is_dash(std::uint32_t at) const { return s_.is_mark(at, '-') || s_.is_mark(at, 0x2013); }

  /// "her third title", "for the third time", "the 22nd edition".
  [[nodiscard]] std::optional<QuantityWords> ordinal_of_noun(std::uint32_t at) const {
    const Sense* noun = s_.find(at, kOrdinalNoun);
    if (noun == nullptr) return std::nullopt;
    auto which = lexicon_.numerals().ordinal(s_, noun->end);
    if (!which || !which->definite || which->cut != 0) {
      which = lexicon_.numerals().cardinal(s_, noun->end);
      if (!which || !which->in_digits || !which->definite) return std::nullopt;
    }
    if (which->value < 2) return std::nullopt;
    QuantityWords out;
    out.begin = at;
    out.cut = noun->cut;
    out.end = which->end;
    out.number_begin = at;
    out.number_end = which->end;
    out.low = out.high = which->value;
    out.unit = lexicon_.ordinal_unit(*noun);
    out.has_unit = true;
    out.ordinal = true;
    return out;
  }

  /// "the eight states": noun and number both with the article.
  [[nodiscard]] std::optional<QuantityWords> noun_then_number(std::uint32_t at) const {
    const Atom& atom = s_.atoms[at];
    if (atom.kind != AtomKind::Word || at + 1 >= s_.size()) return std::nullopt;
    const Sense* noun = s_.find(at, kNoun);
    const Sense* time = s_.find(at, kTimeNoun);
    const Sense* known = noun != nullptr ? noun : time;
    const bool plural =
        known != nullptr && known->definite && QuantityLexicon::number_of(*known) == GrammaticalNumber::Plural;
    const std::uint32_t end = known != nullptr ? known->end : at + 1;
    if (end >= s_.size()) return std::nullopt;
    const Sense* numeral = s_.find(end, kNumeralSense);
    const bool digits = s_.is_word(end, kAl) && s_.is_digits(end + 1);
    if (!digits && (numeral == nullptr || !numeral->definite || numeral->conjunction || numeral->preposition))
      return std::nullopt;
    const auto number = lexicon_.numerals().cardinal(s_, end);
    if (!number || !number->definite || number->value < 3 || number->fraction || number->leading_zero)
      return std::nullopt;
    if (!plural && (digits || known != nullptr || !atom.folded.starts_with(kAl) || number->value > kPaucal))
      return std::nullopt;
    if (s_.find(number->end, kNoun) != nullptr && !s_.find(number->end, kNoun)->definite)
      return std::nullopt;  // "the dead, five thousand persons"
    if (number->scale > 1) return std::nullopt;
    QuantityWords out;
    out.begin = at;
    out.cut = known != nullptr ? known->cut : 0;
    out.end = number->end;
    out.number_begin = end;
    out.number_end = number->end;
    out.low = out.high = number->value;
    out.has_unit = known != nullptr;
    out.generic = known == nullptr;
    if (noun != nullptr) {
      out.unit = lexicon_.noun(*noun).unit;
      out.measures = lexicon_.noun(*noun).measures;
    } else if (time != nullptr) {
      out.unit = lexicon_.time_noun(*time);
    }
    return out;
  }

  [[nodiscard]] std::optional<QuantityWords> bare_dual(std::uint32_t at) const {
    QuantityWords out;
    const Sense* noun = s_.find(at, kNoun);
    const Sense* time = s_.find(at, kTimeNoun);
    if (noun != nullptr && QuantityLexicon::number_of(*noun) == GrammaticalNumber::Dual && !noun->definite &&
        lexicon_.noun(*noun).bare_dual) {
      out.unit = lexicon_.noun(*noun).unit;
      out.measures = lexicon_.noun(*noun).measures;
      out.end = noun->end;
      out.cut = noun->cut;
    } else if (time != nullptr && QuantityLexicon::number_of(*time) == GrammaticalNumber::Dual && !time->definite) {
      out.unit = lexicon_.time_noun(*time);
      out.end = time->end;
      out.cut = time->cut;
    } else {
      return std::nullopt;
    }
    out.begin = out.number_begin = at;
    out.number_end = out.end;
    out.low = out.high = 2;
    out.has_unit = true;
    add_fraction(out);
    return out;
  }

  /// "an hour and a half", "one month".
  [[nodiscard]] std::optional<QuantityWords> one_and_fraction(std::uint32_t at) const {
    const Sense* time = s_.find(at, kTimeNoun);
    const Sense* noun = s_.find(at, kNoun);
    const Sense* unit = time != nullptr ? time : noun;
    if (unit == nullptr || unit->definite || QuantityLexicon::number_of(*unit) != GrammaticalNumber::Singular)
      return std::nullopt;
    QuantityWords out;
    out.begin = out.number_begin = at;
    out.cut = unit->cut;
    out.end = unit->end;
    out.low = out.high = 1;
    out.unit = time != nullptr ? lexicon_.time_noun(*time) : lexicon_.noun(*noun).unit;
    if (time == nullptr) out.measures = lexicon_.noun(*noun).measures;
    out.has_unit = true;
    if (time != nullptr) {
      add_fraction(out);
      if (out.low > 1) {
        out.number_end = out.end;
        return out;
      }
    }
    const Sense* one = s_.find(out.end, kNumeralSense);
    if (one == nullptr || one->conjunction || one->definite || one->preposition) return std::nullopt;
    const auto number = lexicon_.numerals().cardinal(s_, out.end);
    if (!number || !number->bare_one) return std::nullopt;
    out.end = out.number_end = number->end;
    return out;
  }

  void add_fraction(QuantityWords& out) const {
    const auto part = lexicon_.numerals().added_fraction(s_, out.end);
    if (!part) return;
    const Sense* again = s_.find(part->end, kTimeNoun);
    if (again != nullptr && lexicon_.time_noun(*again) != out.unit) return;
    out.low += part->value;
    out.high += part->value;
    out.end = again != nullptr ? again->end : part->end;
  }

  [[nodiscard]] std::optional<QuantityWords> number(std::uint32_t at) {
    const bool bracket = s_.is_mark(at, '(');
    auto first = lexicon_.numerals().cardinal(s_, bracket ? at + 1 : at);
    if (!first) return std::nullopt;
    if (first->leading_zero && first->value >= 1) return std::nullopt;
    if (names_something(*first)) return std::nullopt;
    QuantityWords out;
    out.begin = out.number_begin = bracket ? at : first->begin;
    out.cut = first->cut;
    out.low = out.high = first->value;
    std::uint32_t p = first->end;
    auto number = *first;
    if (const auto second = range_end(*first, p)) {
      out.low = first->value;
      out.high = second->value;
      if (second->scale > 1 && first->scale == 1 && first->value < 1000 &&
          first->value * second->scale <= second->value)
        out.low *= second->scale;
      if (out.low >= out.high) return std::nullopt;
      out.qualifier = Qualifier::Between;
      number = *second;
      p = second->end;
      if (bracket) {
        if (!s_.is_mark(p, ')')) return std::nullopt;
        ++p;
        if (const auto scale = scale_at(p)) {
          out.low *= scale->first;
          out.high *= scale->first;
          p = scale->second;
        }
      }
    } else if (bracket) {
      return std::nullopt;
    }
    out.number_end = p;
    out.end = p;
    out.scaled = number.scale > 1 && (number.end - number.begin > 1 || number.value != number.scale);
    unit(out, number, p);
    negative(out, *first);
    if (!out.has_unit && !out.generic && !out.scaled) {
      out.needs_cue = true;
      if (!first->in_digits && !first->fraction && first->value <= kPaucal && out.qualifier == Qualifier::Exact) {
        const bool of_them =
            s_.find(p, kFrom) != nullptr || s_.find(p, kPart) != nullptr || s_.find(p, kOutOf) != nullptr;
        const bool of_victims = at > 0 && s_.find(at - 1, kMeasureBefore) != nullptr &&
                                lexicon_.measure(*s_.find(at - 1, kMeasureBefore)).unit == "person";
        if (!of_them && !of_victims) return std::nullopt;
      }
    }
    if (first->fraction && !(out.has_unit || s_.find(p, kFractionOf) != nullptr)) return std::nullopt;
    if (first->fraction && !out.has_unit) {
      const Sense* of = s_.find(p, kFractionOf);
      if (!of->definite && !s_.atoms[p].folded.starts_with(kAl) &&
          !(of->end < s_.size() && s_.atoms[of->end].kind == AtomKind::Word))
        return std::nullopt;
      out.end = of->end;
      out.unit = "share";
      out.has_unit = true;
      out.needs_cue = false;
    }
    if (first->bare_one && out.end == first->end) return std::nullopt;
    return out;
  }

  /// A scale word standing behind brackets.
  [[nodiscard]] std::optional<std::pair<double, std::uint32_t>> scale_at(std::uint32_t at) const {
    const auto scale = lexicon_.numerals().cardinal(s_, at);
    if (!scale || scale->in_digits || scale->scale < 1000) return std::nullopt;
    return std::pair{scale->scale, scale->end};
  }

  /// The other end of "18 to 20", "between 18 and 20", "18-20".
  [[nodiscard]] std::optional<Number> range_end(const Number& first, std::uint32_t at) const {
    if (first.fraction || first.definite) return std::nullopt;
    std::uint32_t p = at;
    const bool between = first.begin > 0 && s_.find(first.begin - 1, kBetween) != nullptr;
    const bool from = first.begin > 0 && s_.find(first.begin - 1, kFrom) != nullptr;
    std::uint32_t unit_end = p;
    if (const Sense* unit = s_.find(p, kMeasureUnit); unit != nullptr && (between || from))
      unit_end = unit->end;
    else if (const Sense* noun = s_.find(p, kNoun); noun != nullptr && !noun->conjunction && (between || from))
      unit_end = noun->end;
    p = unit_end;
    std::optional<Number> second;
    if (is_dash(p) && (s_.glued(p) == s_.glued(p + 1))) {
      if (!first.in_digits || unit_end != at) return std::nullopt;
      second = lexicon_.numerals().cardinal(s_, p + 1);
      if (second && (is_dash(second->end) || !second->in_digits)) return std::nullopt;  // a telephone, a date
    } else if (const Sense* to = s_.find(p, kTo); to != nullptr && !to->conjunction) {
      second = lexicon_.numerals().cardinal(s_, to->end);
    } else if (between) {
      if (s_.is_word(p, "\u0648")) ++p;
      second = lexicon_.numerals().cardinal(s_, p);
      if (second && p == unit_end) {
        const Sense* joined = s_.find(p, kNumeralSense);
        if (joined == nullptr || !joined->conjunction) return std::nullopt;
      }
    }
    if (!second || second->fraction || second->value <= 0) return std::nullopt;
    const double low =
        second->scale > 1 && first.scale == 1 && first.value < 1000 ? first.value * second->scale : first.value;
    if (second->value <= first.value || second->value <= (low > second->value ? first.value : low)) return std::nullopt;
    return second;
  }

  void unit(QuantityWords& out, const Number& number, std::uint32_t at) const {
    if (number.begin > 0 && money_sign(number.begin - 1, out)) return;
    const Sense* unit = s_.find(at, kMeasureUnit);
    if (unit != nullptr && !unit->conjunction && !unit->definite && (!unit->preposition || unit->cut == 0)) {
      const MeasureUnit& measure = lexicon_.unit(*unit);
      if (measure.decimal && number.decimal_reading > 0 && measure.dimension == "percent")
        out.low = out.high = number.decimal_reading;
      out.unit = measure.name;
      if (measure.dimension == "magnitude" || measure.dimension == "price" || measure.dimension == "temperature")
        out.measures = measure.dimension;
      out.end = unit->end;
      out.has_unit = true;
      return;
    }
    if (const Sense* time = s_.find(at, kTimeNoun);
        time != nullptr && !time->conjunction && !time->preposition &&
        (!time->definite || number.definite || number.fraction) &&
        !(lexicon_.time_noun(*time) == "year" && s_.is_digits(time->end) && s_.atoms[time->end].folded.size() == 4)) {
      out.unit = lexicon_.time_noun(*time);
      out.end = time->end;
      out.has_unit = true;
      if (!number.fraction) add_fraction(out);
      return;
    }
    if (const Sense* noun = s_.find(at, kNoun);
        noun != nullptr && !noun->conjunction && !noun->preposition && !noun->definite) {
      out.unit = lexicon_.noun(*noun).unit;
      out.measures = lexicon_.noun(*noun).measures;
      out.end = noun->end;
      out.has_unit = true;
      return;
    }
    if (const Sense* from = s_.find(at, kFrom); from != nullptr && !from->conjunction) {  // "12 of the dead"
      const Sense* noun = s_.find(from->end, kNoun);
      if (noun != nullptr && !noun->conjunction && QuantityLexicon::number_of(*noun) == GrammaticalNumber::Plural) {
        out.unit = lexicon_.noun(*noun).unit;
        out.measures = lexicon_.noun(*noun).measures;
        out.end = noun->end;
        out.has_unit = true;
      }
      return;
    }
    if (counts_unlisted_noun(number, at)) {
      out.end = at + 1;
      out.generic = true;
    }
  }

  bool money_sign(std::uint32_t at, QuantityWords& out) const {
    if (at + 1 >= s_.size() || !s_.glued(at + 1)) return false;
    const char32_t mark = s_.atoms[at].mark;
    if (mark != U'$' && mark != 0x20AC && mark != 0xA3) return false;
    out.unit = mark == U'$' ? "USD" : mark == 0xA3 ? "GBP" : "EUR";
    out.begin = at;
    out.has_unit = true;
    return true;
  }

  /// An indefinite noun of no list, in the form that the number asks for.
  [[nodiscard]] bool counts_unlisted_noun(const Number& number, std::uint32_t at) const {
    if (at >= s_.size() || number.definite) return false;
    const Atom& atom = s_.atoms[at];
    if (atom.kind != AtomKind::Word || atom.folded.size() < 6 || s_.glued(at)) return false;
    if (atom.folded.starts_with(kAl) || atom.folded.ends_with(kVerbPlural)) return false;
    for (std::uint32_t k = s_.starts[at]; k < s_.starts[at + 1]; ++k) {
      const Sense& sense = s_.senses[k];
      if (sense.conjunction || sense.preposition) return false;
      if (sense.kind == kStop || sense.kind == kMeasureAfter || sense.kind == kMeasureBefore ||
          sense.kind == kNumeralSense || sense.kind == kAmount || sense.kind == kQualifierAfter ||
          sense.kind == kPart || sense.kind == kLabel)
        return false;
    }
    const auto ends_noun = [&](std::string_view suffix) { return atom.folded.ends_with(suffix); };
    if (std::any_of(kPossessives.begin(), kPossessives.end(), ends_noun)) return false;
    const double below = std::fmod(number.value, 100);
    if (number.value != std::floor(number.value)) return false;
    if (below >= 11) return atom.folded.ends_with(kAlef) || atom.folded.ends_with(kHa);
    return number.value > 2;
  }

  /// A label before the number, or a hyphen that ties it to letters: a model, an article of law, a telephone.
  [[nodiscard]] bool names_something(const Number& number) const {
    const std::uint32_t at = number.begin;
    if (!number.in_digits || at == 0) return false;
    if (s_.glued(at)) {
      const Atom& before = s_.atoms[at - 1];
      if (before.kind == AtomKind::Latin) return true;
      if (before.mark == U'/' || before.mark == U'+' || before.mark == U'#' || before.mark == U'@' ||
          before.mark == U'_' || before.mark == U':')
        return true;
      if (is_dash(at - 1) && s_.glued(at - 1)) return true;  // F-22, 555-1234; ranges begin at their first number
      if (before.mark == U'.' && s_.glued(at - 1)) return true;
    }
    if (s_.glued(number.end) && number.end < s_.size()) {
      const Atom& after = s_.atoms[number.end];
      if (after.kind == AtomKind::Latin || after.mark == U'/' || after.mark == U':') return true;
      if (is_dash(number.end) && s_.is_digits(number.end + 1) && s_.glued(number.end + 1) && is_dash(number.end + 2) &&
          s_.glued(number.end + 2))
        return true;
    }
    return false;
  }

  void negative(QuantityWords& out, const Number& first) const {
    if (first.begin == 0 || !is_dash(first.begin - 1) || !s_.glued(first.begin) || s_.glued(first.begin - 1) ||
        !out.has_unit)
      return;
    if (out.unit != "degree" && out.unit != "percent") return;
    out.low = -out.low;
    out.high = -out.high;
  }

  const SensedSentence& s_;
  const QuantityLexicon& lexicon_;
};

}  // namespace

std::optional<QuantityWords> match_quantity(const SensedSentence& s, std::uint32_t at, const QuantityLexicon& lexicon) {
  return QuantityMatcher(s, lexicon).match(at);
}

}  // namespace isnad
