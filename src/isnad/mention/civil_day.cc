#include "isnad/mention/civil_day.h"

#include <unicode/timezone.h>

#include <charconv>
#include <cstdio>
#include <memory>

namespace isnad {
namespace {

std::string padded(int value, int width) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%0*d", width, value);
  return buffer;
}

int number_at(std::string_view text, std::size_t at, std::size_t size) {
  int value = -1;
  if (at + size > text.size()) return value;
  const auto [end, error] = std::from_chars(text.data() + at, text.data() + at + size, value);
  return error == std::errc{} && end == text.data() + at + size ? value : -1;
}

}  // namespace

std::optional<CivilDay> civil_day(const PartialDate& date) {
  if (!date.full() || date.hijri) return std::nullopt;
  const std::chrono::year_month_day ymd{std::chrono::year{date.year},
                                        std::chrono::month{static_cast<unsigned>(date.month)},
                                        std::chrono::day{static_cast<unsigned>(date.day)}};
  if (!ymd.ok()) return std::nullopt;
  return CivilDay{ymd};
}

PartialDate partial_date(CivilDay day) {
  const std::chrono::year_month_day ymd{day};
  PartialDate date;
  date.year = static_cast<int>(ymd.year());
  date.month = static_cast<int>(static_cast<unsigned>(ymd.month()));
  date.day = static_cast<int>(static_cast<unsigned>(ymd.day()));
  return date;
}

int iso_weekday(CivilDay day) {
  return static_cast<int>(std::chrono::weekday{day}.iso_encoding());
}

bool day_exists(const PartialDate& date) {
  if (date.day == 0 || date.month == 0) return true;
  PartialDate probe = date;
  probe.hijri = false;
  if (probe.year == 0) probe.year = 2024;  // a leap year
  return civil_day(probe).has_value();
}

std::string edtf(const PartialDate& date) {
  if (date.year == 0 && date.month == 0 && date.day == 0)
    return date.weekday == 0 ? std::string() : "XXXX-WXX-" + std::to_string(date.weekday);
  std::string out = date.year != 0 ? padded(date.year, 4) : "XXXX";
  if (date.month == 0) return out;
  out += "-" + padded(date.month, 2);
  if (date.day != 0) out += "-" + padded(date.day, 2);
  return out;
}

std::string edtf(CivilDay day) {
  return edtf(partial_date(day));
}

std::string edtf_week(CivilDay day) {
  const CivilDay thursday = day + std::chrono::days{4 - iso_weekday(day)};
  const std::chrono::year year = std::chrono::year_month_day{thursday}.year();
  const auto week = static_cast<int>((thursday - CivilDay{year / 1 / 1}).count() / 7) + 1;
  return padded(static_cast<int>(year), 4) + "-W" + padded(week, 2);
}

std::optional<CivilDay> parse_day(std::string_view value) {
  if (value.size() < 10 || value[4] != '-' || value[7] != '-') return std::nullopt;
  PartialDate date;
  date.year = number_at(value, 0, 4);
  date.month = number_at(value, 5, 2);
  date.day = number_at(value, 8, 2);
  if (date.year <= 0 || date.month <= 0 || date.day <= 0) return std::nullopt;
  return civil_day(date);
}

std::string edtf_clock(const ClockTime& clock, std::optional<CivilDay> day) {
  std::string out = "T" + padded(clock.hour, 2) + ":" + padded(clock.minute, 2);
  if (clock.zone.empty() || !day) return out;
  if (clock.zone == "Etc/GMT") return out + "Z";
  const std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(clock.zone)));
  UErrorCode status = U_ZERO_ERROR;
  int32_t raw = 0;
  int32_t summer = 0;
  const double local = 1000.0 * (86400.0 * static_cast<double>(day->time_since_epoch().count()) + 3600.0 * clock.hour +
                                 60.0 * clock.minute);
  zone->getOffset(local, true, raw, summer, status);
  if (U_FAILURE(status)) return out;
  const int minutes = (raw + summer) / 60000;
  const int size = minutes < 0 ? -minutes : minutes;
  return out + (minutes < 0 ? "-" : "+") + padded(size / 60, 2) + ":" + padded(size % 60, 2);
}

}  // namespace isnad
