#include "isnad/mention/resolve_time.h"

#include <array>
#include <string>

#include "isnad/mention/civil_day.h"
#include "isnad/mention/hijri.h"

namespace isnad {
namespace {

using std::chrono::days;

constexpr std::array<std::string_view, 4> kSeasons{"SP", "SU", "FA", "WI"};
constexpr days kSoon{45};          // a day without a year that is so near ahead may be meant
constexpr int kCalendarSlack = 1;  // days by which two countries' Hijri calendars may differ

int sign_of(Direction direction) {
  return direction == Direction::Last ? -1 : direction == Direction::Next ? 1 : 0;
}

struct Resolver {
  const std::vector<FoundTime>& found;
  Reading& reading;
  std::optional<CivilDay> today = std::nullopt;
  bool today_published = false;
  std::optional<Span> today_span = std::nullopt;
  std::vector<PartialDate> dates;  // of each expression, years filled in from its neighbours
  std::vector<std::optional<Span>> anchors;

  void report(const char* code, Span span, std::string message) {
    reading.diagnostics.push_back({Severity::Warning, code, reading.article.id, std::move(message), span});
  }

  void run() {
    find_today();
    share_years();
    for (std::size_t i = 0; i < found.size(); ++i) reading.times.push_back(resolve(i));
  }

  void find_today() {
    if (reading.article.published) today = parse_day(reading.article.published->value);
    if (today) {
      today_published = true;
      return;
    }
    for (const FoundTime& time : found) {  // "today, Tuesday 18 February 2025"
      const TimeExpression& words = time.words;
      if (words.days_from_today && words.date.full()) {
        if (const auto day = civil_day(words.date)) {
          today = *day - days{*words.days_from_today};
          today_span = time.span;
          return;
        }
      }
    }
    for (const FoundTime& time : found) {
      if (reading.analysis.sentences[time.sentence].role != BlockRole::Dateline || !time.words.date.full()) continue;
      if (const auto day = civil_day(time.words.date)) {
        today = *day;
        today_span = time.span;
        return;
      }
    }
  }

  [[nodiscard]] static bool wants_year(const TimeExpression& words) {
    return words.date.month != 0 && words.date.year == 0 && !words.date.hijri && words.direction == Direction::None &&
           words.year_direction == Direction::None && !words.month_of_direction;
  }

  void share_years() {
    dates.resize(found.size());
    anchors.resize(found.size());
    for (std::size_t i = 0; i < found.size(); ++i) dates[i] = found[i].words.date;
    for (std::size_t i = found.size(); i-- > 0;) {
      if (!wants_year(found[i].words)) continue;
      if (i + 1 < found.size() && found[i].joined_to_next && found[i + 1].sentence == found[i].sentence &&
          dates[i + 1].month != 0 && dates[i + 1].year != 0 && !dates[i + 1].hijri) {
        dates[i].year = dates[i + 1].year - (dates[i].month > dates[i + 1].month ? 1 : 0);
        anchors[i] = found[i + 1].span;
        continue;
      }
      for (std::size_t j = 0; j < found.size(); ++j) {
        if (j == i || found[j].sentence != found[i].sentence || found[j].words.date.year == 0 ||
            found[j].words.date.hijri)
          continue;
        if (found[j].words.date.month != dates[i].month) continue;
        dates[i].year = found[j].words.date.year;
        anchors[i] = found[j].span;
        break;
      }
    }
  }

  /// A full date in the same sentence, for what has no other anchor.
  [[nodiscard]] std::optional<std::pair<CivilDay, Span>> beside(std::size_t i) const {
    for (std::size_t j = 0; j < found.size(); ++j) {
      if (j == i || found[j].sentence != found[i].sentence) continue;
      if (const auto day = civil_day(found[j].words.date)) return std::pair{*day, found[j].span};
    }
    return std::nullopt;
  }

  TimeMention resolve(std::size_t i) {
    const TimeExpression& words = found[i].words;
    TimeMention out;
    out.span = found[i].span;
    out.kind = words.kind;
    out.sentence = found[i].sentence;
    if (words.date.weekday != 0) out.weekday_value = "XXXX-WXX-" + std::to_string(words.date.weekday);
    if (words.odd_month)
      report("odd-month-name", *words.odd_span, "a month with half of another name after it; read by the first");
    if (words.vague) return out;
    if (words.kind == TimeKind::Duration) {
      out.value = words.duration;
      return out;
    }
    if (words.kind == TimeKind::Time) {
      out.value = edtf_clock(words.clock, std::nullopt);
      if (words.until_clock) out.value += "/" + edtf_clock(*words.until_clock, std::nullopt);
      return out;
    }
    if (words.kind == TimeKind::Set) {
      out.value = edtf(words.date);
      return out;
    }
    out.value = value_of(i, out);
    return out;
  }

  void use_today(TimeMention& out) const {
    out.anchored_by_published = today_published;
    if (!today_published) out.anchor = today_span;
  }

  std::string value_of(std::size_t i, TimeMention& out) {
    const TimeExpression& words = found[i].words;
    switch (words.grain) {
      case Grain::Century:
        return century(words, out);
      case Grain::Decade:
        return std::to_string(words.decade) + "X";
      case Grain::Week:
      case Grain::Month:
        return unit(words, out);
      case Grain::Year:
        if (words.date.year == 0) return unit(words, out);
        return year(words.date, words.until);
      default:
        break;
    }
    if (words.season >= 0) {
      int year = words.date.year;
      if (year == 0 && today) {
        use_today(out);
        year = partial_date(*today).year + sign_of(words.year_direction) + sign_of(words.direction);
      }
      return year == 0 ? std::string()
                       : std::to_string(year) + "-" + std::string(kSeasons[static_cast<std::size_t>(words.season)]);
    }
    if (words.until) return interval(i, out);
    std::optional<CivilDay> day;
    const PartialDate date = day_of(i, out, day);
    std::string value = day ? edtf(*day) : edtf(date);
    if (words.clock.known() && !value.empty() && (date.day != 0 || date.weekday != 0 || day)) {
      const std::string on = value;
      value += edtf_clock(words.clock, day);
      if (words.until_clock) {
        const bool next_day = day && words.until_clock->hour < words.clock.hour;
        const auto last = next_day ? std::optional(*day + days{1}) : day;
        value += "/" + (last ? edtf(*last) : on) + edtf_clock(*words.until_clock, last);
      }
    }
    return value;
  }

  static std::string year(const PartialDate& date, const std::optional<PartialDate>& until) {
    if (date.hijri) {
      const auto first = hijri_to_gregorian({date.year, 1, 1, 0, true});
      const auto last = hijri_to_gregorian({date.year, 12, 29, 0, true});
      if (!first || !last) return {};
      return first->year == last->year ? std::to_string(first->year)
                                       : std::to_string(first->year) + "/" + std::to_string(last->year);
    }
    std::string value = edtf(PartialDate{date.year, 0, 0, 0, false});
    if (until) value += "/" + edtf(PartialDate{until->year, 0, 0, 0, false});
    return value;
  }

  std::string century(const TimeExpression& words, TimeMention& out) const {
    int century = words.century;
    if (century == 0 && today) {
      use_today(out);
      century = partial_date(*today).year / 100 + 1 + sign_of(words.direction);
    }
    return century == 0 ? std::string() : (century < 11 ? "0" : "") + std::to_string(century - 1) + "XX";
  }

  std::string unit(const TimeExpression& words, TimeMention& out) const {
    if (!today || words.direction == Direction::Same) return {};
    use_today(out);
    const int step = sign_of(words.direction);
    PartialDate date = partial_date(*today);
    if (words.grain == Grain::Week) return edtf_week(*today + days{7 * step});
    if (words.grain == Grain::Year) return edtf(PartialDate{date.year + step, 0, 0, 0, false});
    return edtf(shift_month(date, step));
  }

  static PartialDate shift_month(PartialDate date, int step) {
    int months = date.year * 12 + date.month - 1 + step;
    return {months / 12, months % 12 + 1, 0, 0, false};
  }

  /// The day or partial date of an expression. `day` is set when it is a day of the calendar.
  PartialDate day_of(std::size_t i, TimeMention& out, std::optional<CivilDay>& day) {
    const TimeExpression& words = found[i].words;
    PartialDate date = dates[i];
    out.anchor = anchors[i];
    if (date.hijri) return from_hijri(words, date, out, day);
    if (words.month_of_direction) {
      if (!today) return {};
      use_today(out);
      const PartialDate month = shift_month(partial_date(*today), sign_of(words.direction));
      date.year = month.year;
      date.month = month.month;
    }
    if (date.month != 0) {
      if (date.year == 0) find_year(i, date, out);
      if (date.day != 0) {
        if (!day_exists(date)) {
          report("impossible-date", found[i].span, "no such day in that month");
          return {};
        }
        day = civil_day(date);
      }
      check(words, day, found[i].span);
      return date;
    }
    if (words.days_from_today) return relative_day(i, out, day);
    if (date.weekday != 0) return weekday(i, out, day);
    return date;
  }

  void check(const TimeExpression& words, std::optional<CivilDay> day, Span span) {
    if (!day) return;
    if (words.date.weekday != 0 && iso_weekday(*day) != words.date.weekday)
      report("weekday-mismatch", span, "the weekday is not that of the date; the date is kept");
    if (!words.hijri) return;
    PartialDate said = *words.hijri;
    if (said.year == 0) return;
    const auto converted = hijri_to_gregorian(said);
    const auto other = converted ? civil_day(*converted) : std::nullopt;
    if (!other)
      report("impossible-date", span, "no such day in the Hijri calendar");
    else if (*other - *day > days{kCalendarSlack} || *day - *other > days{kCalendarSlack})
      report("calendar-mismatch", span, "the two calendars' dates are not the same day; the Gregorian one is kept");
  }

  void find_year(std::size_t i, PartialDate& date, TimeMention& out) {
    const TimeExpression& words = found[i].words;
    std::optional<CivilDay> base = today;
    if (base) {
      use_today(out);
    } else if (words.direction != Direction::None || words.year_direction != Direction::None) {
      const auto near = beside(i);
      if (!near) return;
      base = near->first;
      out.anchor = near->second;
    } else {
      return;
    }
    const PartialDate now = partial_date(*base);
    if (words.year_direction != Direction::None) {
      date.year = now.year + sign_of(words.year_direction);
      return;
    }
    const auto at = [&](int year) {
      PartialDate probe{year, date.month, date.day == 0 ? 1 : date.day, 0, false};
      if (!day_exists(probe)) probe.day = 28;
      return *civil_day(probe);
    };
    const bool month_only = date.day == 0;
    const int past = date.month < now.month || (date.month == now.month && (month_only || at(now.year) <= *base))
                         ? now.year
                         : now.year - 1;
    const int next = past + 1;
    if (words.direction == Direction::Last) {
      date.year = month_only && date.month == now.month ? now.year - 1 : past;
      return;
    }
    if (words.direction == Direction::Next) {
      date.year = next;
      if (!month_only && at(past) == *base) date.year = past;
      return;
    }
    if (words.direction == Direction::This) {
      date.year = now.year;
      return;
    }
    if (month_only) {
      const int back = (now.month - date.month + 12) % 12;
      const bool behind = back <= 6 || found[i].since;
      date.year = found[i].ahead && back != 0 ? next : behind ? past : next;
      return;
    }
    if (found[i].ahead) {
      date.year = at(past) == *base ? past : next;
      if (at(date.year) - *base > days{300}) date.year = past;
      return;
    }
    date.year = at(next) - *base <= kSoon && *base - at(past) > days{300} ? next : past;
  }

  PartialDate from_hijri(const TimeExpression& words, PartialDate date, TimeMention& out,
                         std::optional<CivilDay>& day) {
    if (date.year == 0 && today) {
      const auto now = gregorian_to_hijri(partial_date(*today));
      if (now && date.month != 0) {
        use_today(out);
        date.year = now->year;
        if (words.direction == Direction::Last && date.month >= now->month)
          --date.year;
        else if (words.direction == Direction::Next && date.month <= now->month)
          ++date.year;
        else if (words.direction == Direction::None && date.month > now->month + 2)
          --date.year;
      }
    }
    if (date.year == 0) return {};
    if (date.day == 0) {
      const auto first = hijri_to_gregorian({date.year, date.month, 1, 0, true});
      return first ? PartialDate{first->year, first->month, 0, 0, false} : PartialDate{};
    }
    const auto gregorian = hijri_to_gregorian(date);
    if (!gregorian) {
      report("impossible-date", out.span, "no such day in the Hijri calendar");
      return {};
    }
    day = civil_day(*gregorian);
    if (words.date.weekday != 0 && day) {  // the weekday decides between two countries' moons
      for (const int step : {0, 1, -1}) {
        if (iso_weekday(*day + days{step}) != words.date.weekday) continue;
        day = *day + days{step};
        return partial_date(*day);
      }
      report("weekday-mismatch", out.span, "the weekday is not that of the Hijri date; the date is kept");
    }
    return *gregorian;
  }

  PartialDate relative_day(std::size_t i, TimeMention& out, std::optional<CivilDay>& day) {
    const TimeExpression& words = found[i].words;
    const int weekday = words.date.weekday;
    if (!today) {
      const auto near = weekday != 0 && *words.days_from_today == 0 ? beside(i) : std::nullopt;
      if (near && iso_weekday(near->first) == weekday) {
        day = near->first;
        out.anchor = near->second;
        return partial_date(*day);
      }
      return words.date;
    }
    use_today(out);
    CivilDay base = *today + days{*words.days_from_today};
    if (weekday != 0 && iso_weekday(base) != weekday) {  // written a day before or after it was put out
      bool fitted = false;
      for (const int step : {-1, 1, -2, 2}) {
        if (iso_weekday(base + days{step}) != weekday) continue;
        base += days{step};
        fitted = true;
        break;
      }
      if (!fitted) {
        report("weekday-mismatch", found[i].span, "the weekday does not fit the article's date");
        out.anchored_by_published = false;
        return words.date;
      }
    }
    day = base;
    return partial_date(base);
  }

  PartialDate weekday(std::size_t i, TimeMention& out, std::optional<CivilDay>& day) {
    const TimeExpression& words = found[i].words;
    if (!today) {
      return words.date;
    }
    use_today(out);
    if (words.week) {  // weeks begin on Sunday, as Arab offices count them
      const auto since_sunday = [](int weekday) { return weekday % 7; };
      day = *today +
            days{since_sunday(words.date.weekday) - since_sunday(iso_weekday(*today)) + 7 * sign_of(*words.week)};
      return partial_date(*day);
    }
    const int back = (iso_weekday(*today) - words.date.weekday + 7) % 7;
    const int ahead = (words.date.weekday - iso_weekday(*today) + 7) % 7;
    CivilDay base = *today - days{back};
    if (words.direction == Direction::Last)
      base = *today - days{back == 0 ? 7 : back};
    else if (words.direction == Direction::Next)
      base = *today + days{ahead == 0 ? 7 : ahead};
    else if (words.direction == Direction::None && found[i].ahead)
      base = *today + days{ahead};
    day = base;
    return partial_date(base);
  }

  std::string interval(std::size_t i, TimeMention& out) {
    const TimeExpression& words = found[i].words;
    PartialDate from = dates[i];
    PartialDate until = *words.until;
    if (words.month_of_direction) {
      if (!today) return {};
      use_today(out);
      const PartialDate month = shift_month(partial_date(*today), sign_of(words.direction));
      from.year = until.year = month.year;
      from.month = until.month = month.month;
    }
    if (from.hijri || until.hijri) {
      const auto a = hijri_to_gregorian(from);
      const auto b = hijri_to_gregorian(until);
      return a && b ? edtf(*a) + "/" + edtf(*b) : std::string();
    }
    if (from.month == 0 && until.month == 0) {  // two weekdays
      if (today) {
        std::optional<CivilDay> first;
        weekday(i, out, first);
        const int step = (until.weekday - from.weekday + 7) % 7;
        CivilDay begin = *first;
        if (words.direction != Direction::Next && !found[i].ahead && begin + days{step} > *today) begin -= days{7};
        return edtf(begin) + "/" + edtf(begin + days{step});
      }
      return from_neighbour(i, from, until, out);
    }
    if (from.year == 0) {
      const bool crosses = until.month < from.month;
      if (until.year != 0)
        from.year = until.year - (crosses ? 1 : 0);
      else {
        find_year(i, from, out);
        if (from.year != 0) until.year = from.year + (crosses ? 1 : 0);
      }
    }
    if (until.year == 0) until.year = from.year;
    for (const PartialDate* date : {&from, &until}) {
      if (day_exists(*date)) continue;
      report("impossible-date", found[i].span, "no such day in that month");
      return {};
    }
    const auto day = civil_day(from);
    if (day && from.weekday != 0 && iso_weekday(*day) != from.weekday)
      report("weekday-mismatch", found[i].span, "the weekday is not that of the date; the date is kept");
    return edtf(from) + "/" + edtf(until);
  }

  /// "the night of Sunday and Monday" where the sentence dates one of the two.
  std::string from_neighbour(std::size_t i, const PartialDate& from, const PartialDate& until, TimeMention& out) const {
    const int step = (until.weekday - from.weekday + 7) % 7;
    for (std::size_t j = 0; j < found.size(); ++j) {
      const PartialDate& date = found[j].words.date;
      if (j == i || found[j].sentence != found[i].sentence || date.day == 0 || date.month == 0 || date.hijri ||
          found[j].words.until)
        continue;
      if (date.weekday != from.weekday && date.weekday != until.weekday) continue;
      PartialDate probe = date;
      if (probe.year == 0) probe.year = 2023;  // only the step to the next day is taken from it
      auto first = civil_day(probe);
      if (!first) continue;
      if (date.weekday == until.weekday) first = *first - days{step};
      PartialDate a = partial_date(*first);
      PartialDate b = partial_date(*first + days{step});
      if (date.year == 0) a.year = b.year = 0;
      out.anchor = found[j].span;
      return edtf(a) + "/" + edtf(b);
    }
    return "XXXX-WXX-" + std::to_string(from.weekday) + "/XXXX-WXX-" + std::to_string(until.weekday);
  }
};

}  // namespace

void resolve_times(const std::vector<FoundTime>& found, Reading& reading) {
  Resolver resolver{found, reading, {}, false, {}, {}, {}};
  resolver.run();
}

}  // namespace isnad
