#include "isnad/mention/match_calendar_date.h"

namespace isnad {

using namespace time_sense;
namespace {

class CalendarDateMatcher {
 public:
  CalendarDateMatcher(const SensedSentence& s, const TimeLexicon& lexicon)
      : s_(s), parts_(s, lexicon) {}

  /// "last week", "this week".
  [[nodiscard]] std::optional<DirectedUnit> week(std::uint32_t at) const {
    const Sense* demonstrative = s_.find(at, kThis);
    const Sense* unit =
        parts_.unit(demonstrative != nullptr ? demonstrative->end : at, "W", GrammaticalNumber::Singular);
    if (unit == nullptr || !unit->definite || unit->conjunction) return std::nullopt;
    if (demonstrative != nullptr) return DirectedUnit{Direction::This, unit->end};
    const Sense* direction = s_.find(unit->end, kDirection);
    if (direction == nullptr || direction->conjunction) return std::nullopt;
    const auto which = static_cast<Direction>(direction->id);
    if (which == Direction::Vague || which == Direction::Same) return std::nullopt;
    return DirectedUnit{which, direction->end};
  }

  /// A day with its month, in words or digits, and what follows it.
  [[nodiscard]] std::optional<MonthDate> match(std::uint32_t at, bool short_too) const {
    MonthDate found;
    if (const auto numeric = parts_.numeric(at, short_too)) {
      found.date = numeric->date;
      found.end = numeric->end;
      return found;
    }
    const auto day = parts_.day(at);
    if (!day) return month_first(at);
    std::uint32_t p = day->end;
    std::optional<DateParts::Day> last;
    if (s_.find(p, kMonth) == nullptr) {  // "7-9 September", "from 7 to 9 September", "7 and 9 September"
      std::uint32_t q = p;
      if (parts_.is_dash(q))
        ++q;
      else if (const Sense* to = s_.find(q, kTo))
        q = to->end;
      else if (q < s_.size() && s_.atoms[q].kind == AtomKind::Word && s_.atoms[q].folded == "\u0648")
        ++q;
      if (q > p || !day->in_digits) {
        last = parts_.day(q);
        if (last && last->day <= day->day) last.reset();
        if (last) {
          std::uint32_t r = last->end;
          if (const Sense* from = s_.find(r, kFrom)) r = from->end;
          if (parts_.unit(r, "M", GrammaticalNumber::Singular) != nullptr) ++r;
          if (s_.find(r, kMonth) != nullptr) {
            p = last->end;
          } else {
            const auto month = month_of_direction(last->end);
            if (month && !day->in_digits == !last->in_digits) {  // "from 4 to 23 of next month"
              found.date.day = day->day;
              found.direction = month->direction;
              found.month_of_direction = true;
              found.end = month->end;
              found.until = found.date;
              found.until->day = last->day;
              return found;
            }
            last.reset();
          }
        }
      }
    }
    if (const Sense* from = s_.find(p, kFrom); from != nullptr && !from->conjunction)
      p = from->end;
    else if ((parts_.is_dash(p) || s_.is_mark(p, '/')) && s_.find(p + 1, kMonth) != nullptr)
      ++p;
    if (const Sense* word = parts_.unit(p, "M", GrammaticalNumber::Singular); word != nullptr && !word->conjunction) {
      if (s_.find(word->end, kMonth) != nullptr) {
        p = word->end;
      } else if (const Sense* direction = s_.find(word->end, kDirection);
                 direction != nullptr && word->definite && p > day->end) {
        found.date.day = day->day;
        found.direction = static_cast<Direction>(direction->id);
        found.month_of_direction = true;
        found.end = direction->end;
        return found;
      }
    }
    const auto month = parts_.month(p);
    if (!month || month->sense->conjunction || month->sense->preposition) return std::nullopt;
    if (month->sense->definite && !month->name->hijri) return std::nullopt;
    found.date.day = day->day;
    found.date.month = month->name->month;
    found.date.hijri = month->name->hijri;
    found.odd = month->odd;
    found.odd_begin = p;
    found.end = month->end;
    add_year(found);
    if (last) {
      found.until = found.date;
      found.until->day = last->day;
    }
    return found;
  }

 private:
  /// "of next month", "in this month".
  [[nodiscard]] std::optional<DirectedUnit> month_of_direction(std::uint32_t at) const {
    for (const std::uint8_t joint : {kFrom, kAt}) {
      const Sense* of = s_.find(at, joint);
      if (of == nullptr || of->conjunction) continue;
      const Sense* unit = parts_.unit(of->end, "M", GrammaticalNumber::Singular);
      const Sense* direction = unit != nullptr && unit->definite ? s_.find(unit->end, kDirection) : nullptr;
      if (direction != nullptr && sign_known(static_cast<Direction>(direction->id)))
        return DirectedUnit{static_cast<Direction>(direction->id), direction->end};
    }
    return std::nullopt;
  }
  static bool sign_known(Direction direction) {
    return direction == Direction::Last || direction == Direction::Next || direction == Direction::This;
  }

  /// "September 7, 2025", "September 2025", "next September", "September".
  [[nodiscard]] std::optional<MonthDate> month_first(std::uint32_t at) const {
    std::uint32_t p = at;
    const Sense* word = parts_.unit(p, "M", GrammaticalNumber::Singular);
    if (word != nullptr && s_.find(word->end, kMonth) != nullptr)
      p = word->end;
    else
      word = nullptr;
    const auto month = parts_.month(p);
    if (!month || (word != nullptr && (month->sense->preposition || month->sense->conjunction))) return std::nullopt;
    MonthDate found;
    found.date.month = month->name->month;
    found.date.hijri = month->name->hijri;
    found.end = month->end;
    found.odd = month->odd;
    found.odd_begin = p;
    if (const auto day = parts_.small_digits(found.end, 2); day && *day >= 1 && *day <= 31) {
      const std::uint32_t after =
          s_.is_mark(found.end + 1, ',') || s_.is_mark(found.end + 1, 0x060C) ? found.end + 2 : found.end + 1;
      if (const auto year = parts_.year(after, true); year && year->year != 0) {
        found.date.day = *day;
        found.date.year = year->year;
        found.end = year->end;
        return found;
      }
    }
    add_year(found);
    const bool anchored = word != nullptr || month->doubled || found.date.year != 0 ||
                          found.direction != Direction::None || found.year_direction != Direction::None;
    if (anchored || month->name->alone == MonthName::Alone::Free)
      return month->sense->definite && !found.date.hijri ? std::nullopt : std::optional(found);
    if (month->name->alone == MonthName::Alone::Number) {  // the Hijri names are men's names too
      const bool ends = month->end >= s_.size() || s_.atoms[month->end].kind == AtomKind::Mark;
      if (found.date.hijri && ends && at > 0 && s_.is_word(at - 1, "\u0641\u064A")) return found;
      return std::nullopt;
    }
    if (month->sense->preposition || (at > 0 && parts_.sense_ends_at(at, kCue)) || beside_a_month(at, month->end))
      return found;
    return std::nullopt;
  }

  [[nodiscard]] bool beside_a_month(std::uint32_t begin, std::uint32_t end) const {
    if (const Sense* next = s_.find(end, kMonth); next != nullptr && next->conjunction) return true;
    const bool joined = s_.find(begin, kMonth)->conjunction;
    return (joined && parts_.sense_ends_at(begin, kMonth)) ||
           (begin >= 2 && (s_.is_mark(begin - 1, 0x060C) || s_.is_mark(begin - 1, ',')) &&
            parts_.sense_ends_at(begin - 1, kMonth));
  }

  void add_year(MonthDate& found) const {
    std::uint32_t at = found.end;
    if (parts_.is_dash(at) || s_.is_mark(at, '/')) {
      if (const auto digits = parts_.year_digits(at + 1)) {
        found.date.year = *digits;
        found.end = at + 2;
        return;
      }
    }
    const auto year = parts_.year(at, true);
    if (!year) return;
    if (year->direction != Direction::None) {
      if (year->named)
        found.year_direction = year->direction;
      else
        found.direction = year->direction;
    } else {
      if (!found.date.hijri && (year->hijri || year->year < 1500)) return;
      if (found.date.hijri && year->year > 1700) return;
      found.date.year = year->year;
    }
    found.end = year->end;
  }

  const SensedSentence& s_;
  DateParts parts_;
};

}  // namespace

std::optional<MonthDate> match_calendar_date(const SensedSentence& s, std::uint32_t at, const TimeLexicon& lexicon,
                                                bool short_too) {
  return CalendarDateMatcher(s, lexicon).match(at, short_too);
}

std::optional<DirectedUnit> match_week(const SensedSentence& s, std::uint32_t at, const TimeLexicon& lexicon) {
  return CalendarDateMatcher(s, lexicon).week(at);
}

}  // namespace isnad
