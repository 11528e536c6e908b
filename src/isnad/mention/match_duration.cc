#include "isnad/mention/match_duration.h"

#include <array>
#include <charconv>
#include <cmath>

namespace isnad {

using namespace time_sense;
namespace {

/// Amounts by ISO 8601 designator, in the order in which they are written.
class Period {
 public:
  void add(double amount, const UnitOfTime& unit) {
    const std::string_view code = unit.code;
    if (code == "10Y") return add_code(10 * amount, "Y");
    if (code == "100Y") return add_code(100 * amount, "Y");
    add_code(amount, code);
  }
  /// A half, third or quarter of the unit, in the next smaller unit where it comes out whole.
  void add_part(double part, const UnitOfTime& unit) {
    const std::string_view code = unit.code;
    if (code == "TH") return add_code(std::round(part * 60), "TM");
    if (code == "TM") return add_code(std::round(part * 60), "TS");
    if (code == "Y") return add_code(std::round(part * 12), "M");
    if (code == "D") return add_code(std::round(part * 24), "TH");
    if (code == "M" && part == 0.5) return add_code(15, "D");
    add(part, unit);
  }
  [[nodiscard]] std::string text() const {
    std::string out = "P";
    bool clock = false;
    for (std::size_t i = 0; i < kOrder.size(); ++i) {
      if (amounts_[i] == 0) continue;
      const bool of_clock = kOrder[i].front() == 'T';
      if (of_clock && !clock) out += 'T';
      clock = clock || of_clock;
      std::array<char, 32> digits{};
      const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), amounts_[i]);
      out.append(digits.data(), end.ptr);
      out += kOrder[i].back();
    }
    return out;
  }

 private:
  static constexpr std::array<std::string_view, 7> kOrder{"Y", "M", "W", "D", "TH", "TM", "TS"};
  void add_code(double amount, std::string_view code) {
    for (std::size_t i = 0; i < kOrder.size(); ++i)
      if (kOrder[i] == code) amounts_[i] += amount;
  }
  std::array<double, 7> amounts_{};
};

struct Reader {
  const SensedSentence& s;
  const TimeLexicon& lexicon;

  [[nodiscard]] const Sense* unit_at(std::uint32_t at) const {
    const Sense* unit = s.find(at, kUnit);
    return unit == nullptr || unit->conjunction || unit->preposition ? nullptr : unit;
  }

  /// Number and unit, dual, or fraction of a unit, at the atom.
  [[nodiscard]] bool one(std::uint32_t at, Period& period, TimeExpression& out, bool may_join) const {
    if (const Sense* dual = s.find(at, kUnit); dual != nullptr &&
                                               TimeLexicon::number_of(*dual) == GrammaticalNumber::Dual &&
                                               (may_join || !dual->conjunction || out.end == 0)) {
      out.cut = dual->cut;
      period.add(2, lexicon.unit(*dual));
      out.end = dual->end;
      return added(period, out, lexicon.unit(*dual));
    }
    const auto number = lexicon.numerals().cardinal(s, at);
    if (!number || number->leading_zero || (number->preposition && number->preposition_letter == 'k')) return false;
    const Sense* unit = unit_at(number->end);
    if (unit == nullptr || (unit->definite && !number->fraction && !number->definite)) return false;
    if (number->bare_one || names_year(*unit)) return false;
    out.cut = number->cut;
    out.end = unit->end;
    if (number->fraction) {
      period.add_part(number->value, lexicon.unit(*unit));
      return true;
    }
    period.add(number->value, lexicon.unit(*unit));
    return added(period, out, lexicon.unit(*unit));
  }

  /// "resolution 1701 of the year 2006": the unit belongs to the digits behind it.
  [[nodiscard]] bool names_year(const Sense& unit) const {
    return TimeLexicon::number_of(unit) == GrammaticalNumber::Singular && lexicon.unit(unit).code == "Y" &&
           s.is_digits(unit.end) && s.atoms[unit.end].folded.size() == 4;
  }

  /// "and a half", "and a half of the hour", "and ten minutes".
  bool added(Period& period, TimeExpression& out, const UnitOfTime& unit) const {
    if (const auto part = lexicon.numerals().added_fraction(s, out.end)) {
      const Sense* again = unit_at(part->end);
      if (again == nullptr || lexicon.unit(*again).code == unit.code) {
        period.add_part(part->value, unit);
        out.end = again != nullptr ? again->end : part->end;
      } else {
        period.add_part(part->value, lexicon.unit(*again));
        out.end = again->end;
      }
      return true;
    }
    const std::uint32_t joint = out.end;
    const bool joined = joint < s.size() && s.atoms[joint].kind == AtomKind::Word &&
                        (s.atoms[joint].folded.size() == 2 ||
                         (s.find(joint, kNumeralSense) != nullptr && s.find(joint, kNumeralSense)->conjunction) ||
                         (s.find(joint, kUnit) != nullptr && s.find(joint, kUnit)->conjunction));
    if (!joined) return true;
    const std::uint32_t next = s.atoms[joint].folded.size() == 2 ? joint + 1 : joint;
    const auto number = lexicon.numerals().cardinal(s, next);
    const Sense* smaller = number ? unit_at(number->end) : nullptr;
    if (number && smaller != nullptr && rank(lexicon.unit(*smaller)) < rank(unit) && number->value >= 1) {
      period.add(number->value, lexicon.unit(*smaller));
      out.end = smaller->end;
    } else if (const Sense* dual = s.find(joint, kUnit); dual != nullptr && dual->conjunction &&
                                                         TimeLexicon::number_of(*dual) == GrammaticalNumber::Dual &&
                                                         rank(lexicon.unit(*dual)) < rank(unit)) {
      period.add(2, lexicon.unit(*dual));
      out.end = dual->end;
    }
    return true;
  }

  static int rank(const UnitOfTime& unit) {
    constexpr std::array<std::string_view, 9> kRanks{"TS", "TM", "TH", "D", "W", "M", "Y", "10Y", "100Y"};
    for (std::size_t i = 0; i < kRanks.size(); ++i)
      if (kRanks[i] == unit.code) return static_cast<int>(i);
    return 0;
  }

  /// "an hour" after "for", "before", "since"; a bare plural there is vague.
  [[nodiscard]] bool bare(std::uint32_t at, TimeExpression& out) const {
    const Sense* unit = s.find(at, kUnit);
    if (unit != nullptr && unit->definite && at > 0 && ends_with(at, kWhole)) return whole(*unit, out);
    if (unit == nullptr || unit->definite) return false;
    const GrammaticalNumber number = TimeLexicon::number_of(*unit);
    const Sense* one = s.find(unit->end, kOne);
    if (one != nullptr && number == GrammaticalNumber::Singular && !one->conjunction) {
      Period period;
      period.add(1, lexicon.unit(*unit));
      out.cut = unit->cut;
      out.end = one->end;
      out.duration = period.text();
      return true;
    }
    if (const auto half = lexicon.numerals().added_fraction(s, unit->end);
        half && !half->definite && number == GrammaticalNumber::Singular &&
        s.find(half->end, kUnit) == nullptr) {  // "a year and a half"
      Period period;
      period.add(1, lexicon.unit(*unit));
      period.add_part(half->value, lexicon.unit(*unit));
      out.cut = unit->cut;
      out.end = half->end;
      out.duration = period.text();
      return true;
    }
    if (lexicon.unit(*unit).with_number || unit->conjunction) return false;
    const bool for_it = unit->preposition && unit->preposition_letter == 'l';
    const bool after_span = at > 0 && !unit->preposition && ends_with(at, kSpan);
    const Sense* several = at > 0 && !unit->preposition ? s.find(at - 1, kSeveral) : nullptr;
    const bool after_several = several != nullptr;
    const bool for_several = several != nullptr && several->preposition_letter == 'l';
    if (number == GrammaticalNumber::Plural) {
      if (!for_it && !for_several && !(at > 0 && ends_with(at, kSpanOnly)) &&
          !(after_several && at > 1 && ends_with(at - 1, kSpan)))
        return false;
      out.cut = unit->cut;
      out.end = unit->end;
      out.vague = true;
      return true;
    }
    if (number != GrammaticalNumber::Singular || !(for_it || after_span)) return false;
    const std::uint32_t next = unit->end;
    if (s.is_digits(next) || s.find(next, kWeekday) != nullptr || s.find(next, kMonth) != nullptr ||
        s.find(next, kDay) != nullptr || s.find(next, kDirection) != nullptr || s.find(next, kSeason) != nullptr)
      return false;
    if (next < s.size() && s.atoms[next].kind == AtomKind::Word && s.atoms[next].folded.starts_with("\u0627\u0644") &&
        s.find(next, kNumeralSense) != nullptr)
      return false;
    Period period;
    period.add(1, lexicon.unit(*unit));
    out.cut = unit->cut;
    out.end = unit->end;
    added(period, out, lexicon.unit(*unit));
    out.duration = period.text();
    return true;
  }

  /// "all month long": one unit, unless the words say which.
  bool whole(const Sense& unit, TimeExpression& out) const {
    if (TimeLexicon::number_of(unit) != GrammaticalNumber::Singular || s.find(unit.end, kDirection) != nullptr ||
        s.find(unit.end, kDay) != nullptr || s.is_digits(unit.end) || lexicon.unit(unit).code == "D")
      return false;
    Period period;
    period.add(1, lexicon.unit(unit));
    out.cut = unit.cut;
    out.end = unit.end;
    out.duration = period.text();
    return true;
  }

  /// A sense of this kind ends just before the atom.
  [[nodiscard]] bool ends_with(std::uint32_t at, std::uint8_t kind) const {
    for (std::uint32_t back = 1; back <= 3 && back <= at; ++back) {
      for (std::uint32_t k = s.starts[at - back]; k < s.starts[at - back + 1]; ++k)
        if (s.senses[k].kind == kind && s.senses[k].end == at) return true;
    }
    return false;
  }

  /// "the last three years": plural with its article, number with its article.
  [[nodiscard]] bool definite_plural(std::uint32_t at, Period& period, TimeExpression& out) const {
    const Sense* unit = s.find(at, kUnit);
    if (unit == nullptr || !unit->definite || TimeLexicon::number_of(*unit) != GrammaticalNumber::Plural) return false;
    const auto number = lexicon.numerals().cardinal(s, unit->end);
    if (!number || !number->definite || number->value < 2) return false;
    period.add(number->value, lexicon.unit(*unit));
    out.cut = unit->cut;
    out.end = number->end;
    return true;
  }

  /// "3-5 days", "from 3 to 5 days".
  [[nodiscard]] bool range(std::uint32_t at, TimeExpression& out) const {
    const auto low = lexicon.numerals().cardinal(s, at);
    if (!low || low->bare_one || low->fraction) return false;
    std::uint32_t p = low->end;
    const Sense* first_unit = unit_at(p);
    if (first_unit != nullptr) p = first_unit->end;
    if (s.is_mark(p, '-') || s.is_mark(p, 0x2013))
      ++p;
    else if (const Sense* to = s.find(p, kTo))
      p = to->end;
    else
      return false;
    const auto high = lexicon.numerals().cardinal(s, p);
    if (!high || high->value <= low->value) return false;
    const Sense* unit = unit_at(high->end);
    if (unit == nullptr || unit->definite) return false;
    Period from;
    Period until;
    from.add(low->value, lexicon.unit(first_unit != nullptr ? *first_unit : *unit));
    until.add(high->value, lexicon.unit(*unit));
    out.cut = low->cut;
    out.end = unit->end;
    out.duration = from.text() + "/" + until.text();
    return true;
  }
};

}  // namespace

std::optional<TimeExpression> match_duration(const SensedSentence& s, std::uint32_t at, const TimeLexicon& lexicon) {
  const Reader reader{s, lexicon};
  TimeExpression out;
  out.kind = TimeKind::Duration;
  out.begin = at;
  if (reader.range(at, out)) return out;
  Period period;
  if (reader.one(at, period, out, false) || reader.definite_plural(at, period, out)) {
    out.duration = period.text();
    return out;
  }
  TimeExpression bare;
  bare.kind = TimeKind::Duration;
  bare.begin = at;
  if (reader.bare(at, bare)) return bare;
  return std::nullopt;
}

}  // namespace isnad
