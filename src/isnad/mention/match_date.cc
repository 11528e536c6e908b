#include "isnad/mention/match_date.h"

#include "isnad/mention/date_parts.h"
#include "isnad/mention/match_calendar_date.h"
#include "isnad/mention/match_clock.h"
#include "isnad/mention/match_coarse_date.h"

namespace isnad {

using namespace time_sense;
namespace {

class DateMatcher {
 public:
  DateMatcher(const SensedSentence& s, const TimeLexicon& lexicon) : s_(s), lexicon_(lexicon), parts_(s, lexicon) {}

  [[nodiscard]] std::optional<TimeExpression> match(std::uint32_t at) {
    out_ = {};
    out_.begin = at;
    auto clock = match_clock_range(s_, at, lexicon_, false);
    if (!clock) clock = match_clock(s_, at, lexicon_);
    if (clock) {  // "at eight on Saturday evening"
      std::uint32_t p = clock->end;
      if (const Sense* from = s_.find(p, kFrom))
        p = from->end;
      else
        p = parts_.skip_joint(p);
      DateMatcher inner(s_, lexicon_);
      if (auto day = inner.day_expression(p)) {
        day->begin = at;
        day->cut = clock->cut;
        day->clock = clock->clock;
        day->until_clock = clock->until_clock;
        if (clock->part == DayPart::None && !clock->until_clock) apply_day_part(day->clock, day->part);
        return day;
      }
    }
    if (auto day = day_expression(at)) {
      attach_clock(*day);
      return day;
    }
    return match_coarse_date(s_, at, lexicon_);
  }

  /// A day: today, a weekday, a date, a month, with a part of the day before it; without a clock.
  [[nodiscard]] std::optional<TimeExpression> day_expression(std::uint32_t at) {
    out_ = {};
    out_.begin = at;
    std::uint32_t p = at;
    bool first = true;
    const auto take_cut = [&](const Sense& sense) {
      if (first) out_.cut = sense.cut;
      first = false;
    };
    if (const Sense* part = s_.find(p, kPart);
        part != nullptr && s_.find(part->end, kPart) == nullptr && begins_day(part->end)) {
      take_cut(*part);
      out_.part = static_cast<DayPart>(part->id);
      p = part->end;
      if (const Sense* from = s_.find(p, kFrom)) p = from->end;
    }
    if (const Sense* demonstrative = s_.find(p, kThis); demonstrative != nullptr && p == at) {  // "this evening"
      const Sense* part = s_.find(demonstrative->end, kPart);
      if (part != nullptr && part->definite && !part->preposition && s_.find(part->end, kPart) == nullptr) {
        out_.cut = demonstrative->cut;
        out_.part = static_cast<DayPart>(part->id);
        out_.days_from_today = 0;
        out_.end = part->end;
        return out_;
      }
    }
    const Sense* night = s_.find(p, kNight);
    if (night == nullptr) night = s_.find(at, kNight);
    bool day_word = false;
    if (night != nullptr && begins_day(night->end)) {
      take_cut(*night);
      out_.night = true;
      out_.part = DayPart::Night;
      p = night->end;
      day_word = true;
    }
    if (const Sense* word = s_.find(p, kDayWord);
        word != nullptr && s_.find(p, kDay) == nullptr && begins_day(word->end)) {
      take_cut(*word);
      p = word->end;
      day_word = true;
    } else if (const Sense* both = s_.find(p, kDay); both != nullptr && s_.find(p, kDayWord) != nullptr) {
      day_word = false;
    }
    if (const Sense* deixis = s_.find(p, kDay); deixis != nullptr && deictic(p, *deixis)) {
      take_cut(*deixis);
      out_.days_from_today = deixis->id - 10;
      p = deixis->end;
      if (const Sense* part = s_.find(p, kPart); part != nullptr && !part->definite && !part->preposition &&
                                                 !part->conjunction && s_.find(p, kPartOnly) == nullptr) {
        out_.part = static_cast<DayPart>(part->id);
        p = part->end;
      }
      out_.end = p;
      if (const auto day = weekday(p, false)) {
        out_.date.weekday = day->id;
        out_.end = p = day->end;
      } else if (const auto apart = weekday(parts_.skip_joint(p), false); apart && apart->definite) {
        out_.date.weekday = apart->id;
        out_.end = p = apart->end;
      }
      after_weekday(p, true);
      return out_;
    }
    if (const auto day = weekday(p, day_word)) {
      take_cut(*day);
      out_.date.weekday = day->id;
      out_.end = p = day->end;
      if (const Sense* direction = s_.find(p, kDirection); direction != nullptr &&
                                                           static_cast<Direction>(direction->id) != Direction::Vague &&
                                                           !direction->conjunction) {
        out_.direction = static_cast<Direction>(direction->id);
        out_.end = p = direction->end;
      }
      if (second_day(p)) return out_;
      if (out_.direction == Direction::None && week_of(p)) return out_;
      after_weekday(p, true);
      return out_;
    }
    if (const auto week = match_week(s_, p, lexicon_)) {  // "next week on Monday"
      std::uint32_t q = parts_.skip_joint(week->end);
      if (const Sense* joint = s_.find(q, kAt)) q = joint->end;
      bool said = false;
      if (const Sense* word = s_.find(q, kDayWord)) {
        q = word->end;
        said = true;
      }
      if (const auto day = weekday(q, said)) {
        take_cut(*s_.find(p, kUnit));
        out_.date.weekday = day->id;
        out_.week = week->direction;
        out_.end = day->end;
        return out_;
      }
    }
    if (date(p, day_word || out_.part != DayPart::None, first)) return out_;
    return std::nullopt;
  }

 private:
  /// What may follow "evening of" or "the day": a day of any kind.
  [[nodiscard]] bool begins_day(std::uint32_t at) const {
    if (at >= s_.size()) return false;
    if (const Sense* from = s_.find(at, kFrom)) at = from->end;
    if (s_.find(at, kDay) != nullptr || s_.find(at, kWeekday) != nullptr) return true;
    if (s_.find(at, kDayWord) != nullptr || s_.find(at, kNight) != nullptr) {
      return s_.find(at + 1, kWeekday) != nullptr || s_.find(at + 1, kDay) != nullptr || s_.is_digits(at + 1) ||
             begins_date(at + 1);
    }
    return begins_date(at);
  }

  [[nodiscard]] bool begins_date(std::uint32_t at) const {
    if (parts_.numeric(at, true)) return true;
    const auto day = parts_.day(at);
    if (!day) return false;
    std::uint32_t p = day->end;
    if (const Sense* from = s_.find(p, kFrom)) p = from->end;
    if (s_.find(p, kMonth) != nullptr || parts_.unit(p, "M", GrammaticalNumber::Singular) != nullptr) return true;
    if (const Sense* to = s_.find(p, kTo))
      p = to->end;
    else if (parts_.is_dash(p))
      ++p;
    const auto second = parts_.day(p);
    if (!second) return s_.find(p, kWeekday) != nullptr && p != day->end;
    return s_.find(second->end, kMonth) != nullptr;
  }

  /// Whether "today" is the day of writing and not "the third day" or "the world day of".
  [[nodiscard]] bool deictic(std::uint32_t at, const Sense& sense) const {
    if (sense.id != 10) return true;
    if (s_.find(sense.end, kNotToday) != nullptr && s_.find(sense.end, kWeekday) == nullptr) return false;
    const auto ordinal = lexicon_.numerals().ordinal(s_, sense.end);
    if (ordinal && ordinal->definite) {
      const Sense* day = s_.find(sense.end, kWeekday);
      return day != nullptr;
    }
    if (sense.preposition) return false;
    return at == 0 || !s_.is_word(at - 1, "\u0641\u064A") || s_.find(sense.end, kWeekday) != nullptr;
  }

  [[nodiscard]] const Sense* weekday(std::uint32_t at, bool after_day_word) const {
    const Sense* day = s_.find(at, kWeekday);
    after_day_word = after_day_word || (at > 0 && s_.find(at - 1, kEach) != nullptr);
    if (day == nullptr || (!day->definite && (!after_day_word || day->conjunction || day->preposition))) return nullptr;
    if (at > 0 && (s_.find(at - 1, kNotADay) != nullptr)) return nullptr;
    const Sense* next = s_.find(day->end, kNumeralSense);  // "al-ahad ashar" is eleven
    if (day->id == 7 && next != nullptr && !next->definite && !next->conjunction &&
        lexicon_.numerals().cardinal(s_, day->end))
      return nullptr;
    return day;
  }

  /// "Sunday and Monday" of a night or of two days, "Sunday to Monday".
  bool second_day(std::uint32_t at) {
    std::uint32_t p = at;
    int first_day = 0;
    if (const auto digits = parts_.small_digits(p, 2); digits && *digits >= 1 && *digits <= 31) {
      first_day = *digits;
      ++p;
    }
    const bool both = out_.night || (out_.begin < at && s_.find(out_.begin, kDayWord) != nullptr);
    const bool dash = parts_.is_dash(p) || s_.is_mark(p, '/');
    if (dash)
      ++p;
    else if (const Sense* to = s_.find(p, kTo))
      p = to->end;
    else if (const Sense* next = s_.find(p, kWeekday); next == nullptr || !both || !(next->conjunction || out_.night))
      return false;
    if (const Sense* word = s_.find(p, kDayWord)) p = word->end;
    const Sense* day = weekday(p, false);
    if (day == nullptr || day->id == out_.date.weekday) return false;
    PartialDate until;
    until.weekday = day->id;
    out_.date.day = first_day;
    std::uint32_t end = day->end;
    if (auto found = match_calendar_date(s_, parts_.skip_joint(end), lexicon_, false)) {
      until.day = found->date.day;
      until.month = found->date.month;
      until.year = found->date.year;
      if (first_day != 0) {
        out_.date.month = until.month;
        out_.date.year = until.year;
        if (first_day > until.day) previous_month(out_.date);
      } else if (out_.night && until.day > 1 && found->date.full()) {
        out_.date.month = until.month;
        out_.date.year = until.year;
        out_.date.day = until.day - 1;
      }
      end = found->end;
    } else {
      out_.date.day = 0;
    }
    out_.until = until;
    out_.end = end;
    return true;
  }

  /// "... of next week" after a weekday.
  bool week_of(std::uint32_t at) {
    if (const Sense* from = s_.find(at, kFrom)) at = from->end;
    const auto week = match_week(s_, at, lexicon_);
    if (!week) return false;
    out_.week = week->direction;
    out_.end = week->end;
    return true;
  }

  static void previous_month(PartialDate& date) {
    if (date.month == 0) return;
    if (--date.month == 0) {
      date.month = 12;
      if (date.year != 0) --date.year;
    }
  }

  void adopt(const MonthDate& found) {
    const int weekday = out_.date.weekday;
    out_.date = found.date;
    out_.date.weekday = weekday;
    out_.until = found.until;
    if (found.direction != Direction::None) out_.direction = found.direction;
    if (found.year_direction != Direction::None) out_.year_direction = found.year_direction;
    out_.month_of_direction = found.month_of_direction;
    out_.odd_month = found.odd;
    if (found.odd) out_.odd_span = Span{s_.atoms[found.odd_begin].text.begin, s_.atoms[found.end - 1].text.end};
    out_.end = found.end;
    other_calendar();
  }

  /// A date after a weekday or "today": apart by a comma, a dash or brackets.
  void after_weekday(std::uint32_t at, bool short_too) {
    std::uint32_t p = at;
    const bool bracket = s_.is_mark(p, '(');
    p = bracket ? p + 1 : parts_.skip_joint(p);
    if (const Sense* corresponds = s_.find(p, kCorresponds)) p = corresponds->end;
    if (const Sense* day = s_.find(p, kDayWord); day != nullptr && bracket) p = day->end;
    const auto found = match_calendar_date(s_, p, lexicon_, short_too);
    if (!found || (found->date.day == 0)) return;
    adopt(*found);
    if (bracket && s_.is_mark(out_.end, ')')) ++out_.end;
  }

  /// The same day in the other calendar.
  void other_calendar() {
    std::uint32_t p = out_.end;
    const bool bracket = s_.is_mark(p, '(');
    if (bracket || s_.is_mark(p, '/') || s_.is_mark(p, ',') || s_.is_mark(p, 0x060C) || parts_.is_dash(p)) ++p;
    if (const Sense* corresponds = s_.find(p, kCorresponds))
      p = corresponds->end;
    else if (p == out_.end)
      return;
    if (const Sense* lam = s_.is_word(p, "\u0644") ? &s_.senses.front() : nullptr; lam != nullptr) ++p;
    if (const Sense* day = weekday(p, false)) p = day->end;
    const auto other = match_calendar_date(s_, p, lexicon_, false);
    if (!other || other->date.hijri == out_.date.hijri || other->date.day == 0) return;
    const int weekday_said = out_.date.weekday;
    if (out_.date.hijri) {
      out_.hijri = out_.date;
      out_.date = other->date;
    } else {
      out_.hijri = other->date;
    }
    out_.date.weekday = weekday_said;
    out_.end = other->end;
    if (bracket && s_.is_mark(out_.end, ')')) ++out_.end;
  }

  /// A date without a weekday.
  bool date(std::uint32_t at, bool introduced, bool first) {
    const auto found = match_calendar_date(s_, at, lexicon_, introduced);
    if (!found) return false;
    if (first) {
      if (const auto day = parts_.day(at))
        out_.cut = day->cut;
      else if (const Sense* month = s_.find(at, kMonth))
        out_.cut = month->cut;
      else if (const Sense* word = s_.find(at, kUnit))
        out_.cut = word->cut;
    }
    adopt(*found);
    interval();
    return true;
  }

  /// "... to 10 August": the other end of an interval.
  void interval() {
    if (out_.until || out_.date.month == 0) return;
    std::uint32_t p = out_.end;
    if (const Sense* to = s_.find(p, kTo))
      p = to->end;
    else if (parts_.is_dash(p) && out_.date.day != 0)
      ++p;
    else
      return;
    if (const Sense* word = s_.find(p, kDayWord)) p = word->end;
    const auto other = match_calendar_date(s_, p, lexicon_, false);
    if (!other || other->date.hijri != out_.date.hijri || (other->date.day == 0) != (out_.date.day == 0)) return;
    out_.until = other->date;
    if (out_.date.year == 0 && other->date.year != 0)
      out_.date.year = other->date.year - (other->date.month < out_.date.month ? 1 : 0);
    out_.end = other->end;
  }

  void attach_clock(TimeExpression& day) const {
    if (const Sense* part = s_.find(day.end, kPart);
        part != nullptr && day.part == DayPart::None && !part->definite && !part->preposition && !part->conjunction &&
        s_.find(day.end, kPartOnly) == nullptr && day.date.day + day.date.weekday != 0) {
      day.part = static_cast<DayPart>(part->id);
      day.end = part->end;
    }
    if (day.date.day == 0 && day.date.weekday == 0 && !day.days_from_today) return;
    if (day.until) return;
    std::uint32_t p = parts_.skip_joint(day.end);
    bool introduced = false;
    for (int joints = 0; joints < 2; ++joints) {
      const Sense* at = s_.find(p, kAt);
      if (at == nullptr || at->conjunction) break;
      p = at->end;
      introduced = true;
    }
    if (const Sense* from = s_.find(p, kFrom) != nullptr ? s_.find(p, kFrom) : s_.find(p, kBetween)) {
      if (const auto range = match_clock_range(s_, from->end, lexicon_, true)) {
        day.clock = range->clock;
        day.until_clock = range->until_clock;
        day.end = range->end;
        return;
      }
    }
    const auto clock = match_clock(s_, p, lexicon_);
    if (!clock) {
      const Sense* part = introduced && p > day.end ? s_.find(p, kPart) : nullptr;  // "on Tuesday in the morning"
      if (part != nullptr && part->definite && day.part == DayPart::None && !part->conjunction) {
        day.part = static_cast<DayPart>(part->id);
        day.end = part->end;
      }
      return;
    }
    day.clock = clock->clock;
    if (clock->part == DayPart::None) apply_day_part(day.clock, day.part);
    day.end = clock->end;
  }

  const SensedSentence& s_;
  const TimeLexicon& lexicon_;
  DateParts parts_;
  TimeExpression out_;
};

}  // namespace

std::optional<TimeExpression> match_date(const SensedSentence& s, std::uint32_t at, const TimeLexicon& lexicon) {
  return DateMatcher(s, lexicon).match(at);
}

}  // namespace isnad
