#include "isnad/claim/calendar_date.h"

#include <charconv>

namespace isnad {
namespace {

/// The number in `text`, 0 when it holds a letter (an unspecified digit).
int number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? value : 0;
}

struct YearMonthDay {
  int year = 0, month = 0, day = 0;
};

YearMonthDay parse_calendar_day(std::string_view text) {
  if (const auto clock = text.find('T'); clock != std::string_view::npos) text = text.substr(0, clock);
  YearMonthDay day;
  day.year = number(text.substr(0, 4));
  if (text.size() >= 7) day.month = number(text.substr(5, 2));
  if (text.size() >= 10) day.day = number(text.substr(8, 2));
  if (day.month > 12 || day.day > 31) return {};
  return day;
}

int season_month(int month) {
  return month >= 3 && month <= 5 ? 1 : month >= 6 && month <= 8 ? 2 : month >= 9 && month <= 11 ? 3 : 4;
}

bool differ(int a, int b) {
  return a != 0 && b != 0 && a != b;
}

long first_day(const CalendarDate& d) {
  return day_number(d.year, d.month, d.day);
}
long last_day(const CalendarDate& d) {
  return d.last_day == 0 ? first_day(d) : day_number(d.last_year == 0 ? d.year : d.last_year, d.last_month, d.last_day);
}

bool weekday_fits(const CalendarDate& day, int weekday) {
  if (weekday == 0 || !day.full()) return true;
  for (long d = first_day(day); d <= last_day(day) && d < first_day(day) + 7; ++d) {
    if (static_cast<int>(((d + 3) % 7 + 7) % 7) + 1 == weekday) return true;
  }
  return false;
}

bool days_meet(CalendarDate a, CalendarDate b) {
  if (a.year == 0) a.year = a.last_year = b.year;
  if (b.year == 0) b.year = b.last_year = a.year;
  if (a.year == 0) a.year = a.last_year = b.year = b.last_year = 2001;
  return first_day(a) <= last_day(b) && first_day(b) <= last_day(a);
}

}  // namespace

int CalendarDate::precision() const {
  return (year != 0 ? 8 : 0) + (month != 0 ? 4 : 0) + (season != 0 ? 2 : 0) + (day != 0 ? 4 : 0) +
         (weekday != 0 ? 1 : 0) - (last_day != 0 ? 1 : 0);
}

CalendarDate parse_calendar_date(std::string_view edtf) {
  CalendarDate out;
  if (edtf.size() < 4 || edtf[0] == 'P' || edtf[0] == 'T') return out;
  while (!edtf.empty() && (edtf.back() == '~' || edtf.back() == '?')) edtf.remove_suffix(1);
  if (const auto slash = edtf.find('/'); slash != std::string_view::npos) {
    const YearMonthDay last = parse_calendar_day(edtf.substr(slash + 1));
    out.last_year = last.year;
    out.last_month = last.month;
    out.last_day = last.day;
    edtf = edtf.substr(0, slash);
  }
  if (edtf.size() >= 10 && edtf.substr(4, 5) == "-WXX-") {
    out.year = number(edtf.substr(0, 4));
    out.weekday = number(edtf.substr(9, 1));
    return out;
  }
  const YearMonthDay day = parse_calendar_day(edtf);
  out.year = day.year;
  if (edtf.size() >= 7) {
    const std::string_view mid = edtf.substr(5, 2);
    out.season = mid == "SP" ? 1 : mid == "SU" ? 2 : mid == "FA" ? 3 : mid == "WI" ? 4 : 0;
  }
  if (out.season == 0) {
    out.month = day.month;
    out.day = day.month != 0 ? day.day : 0;
  }
  if (out.day == 0) out.last_year = out.last_month = out.last_day = 0;
  return out;
}

bool can_agree(const CalendarDate& a, const CalendarDate& b) {
  if (differ(a.year, b.year)) return false;
  if (a.weekday != 0 && b.weekday != 0 && a.weekday != b.weekday) return false;
  if (!weekday_fits(a, b.weekday) || !weekday_fits(b, a.weekday)) return false;
  if (differ(a.season, b.season)) return false;
  if (a.season != 0 && b.month != 0 && season_month(b.month) != a.season) return false;
  if (b.season != 0 && a.month != 0 && season_month(a.month) != b.season) return false;
  if (a.day != 0 && b.day != 0 && (a.last_day != 0 || b.last_day != 0)) return days_meet(a, b);
  return !differ(a.month, b.month) && !differ(a.day, b.day);
}

long day_number(int year, int month, int day) {
  // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (public domain).
  const long y = month <= 2 ? year - 1 : year;
  const long era = (y >= 0 ? y : y - 399) / 400;
  const long yoe = y - era * 400;
  const long doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const long doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return era * 146097 + doe - 719468;
}

int weekday_of(int year, int month, int day) {
  const long d = day_number(year, month, day);
  return static_cast<int>(((d + 3) % 7 + 7) % 7) + 1;
}

}  // namespace isnad
