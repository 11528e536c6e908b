#include "isnad/page/feed_date.h"

#include <array>
#include <charconv>
#include <vector>

#include "isnad/page/ascii.h"

namespace isnad {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};

struct Zone {
  std::string_view name;
  std::string_view offset;
};
constexpr std::array<Zone, 12> kZones = {{{"gmt", "Z"},
                                          {"utc", "Z"},
                                          {"ut", "Z"},
                                          {"z", "Z"},
                                          {"est", "-05:00"},
                                          {"edt", "-04:00"},
                                          {"cst", "-06:00"},
                                          {"cdt", "-05:00"},
                                          {"mst", "-07:00"},
                                          {"mdt", "-06:00"},
                                          {"pst", "-08:00"},
                                          {"pdt", "-07:00"}}};

int number(std::string_view text) {
  int value = -1;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && stop == text.data() + text.size() && text.size() <= 4 ? value : -1;
}

std::string two(int value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

std::string zone_of(std::string_view text) {
  const bool signed_zone = text.size() == 5 && (text[0] == '+' || text[0] == '-') && number(text.substr(1)) >= 0;
  if (signed_zone) {
    const std::string zone = std::string(text.substr(0, 3)) + ":" + std::string(text.substr(3));
    return zone == "+00:00" || zone == "-00:00" ? "Z" : zone;
  }
  for (const Zone& zone : kZones)
    if (same_ascii(text, zone.name)) return std::string(zone.offset);
  return {};
}

}  // namespace

std::string iso_of_feed_date(std::string_view date) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < date.size() && words.size() < 8;) {
    const std::size_t end = std::min(date.find_first_of(" \t\r\n,", at), date.size());
    if (end > at) words.push_back(date.substr(at, end - at));
    at = end + 1;
  }
  std::size_t w = !words.empty() && number(words[0]) < 0 ? 1 : 0;  // the weekday
  std::string as_written(trim_ascii(date));
  if (w + 2 >= words.size()) return as_written;
  const int day = number(words[w]);
  int month = 0;
  for (std::size_t m = 0; m < kMonths.size(); ++m)
    if (words[w + 1].size() >= 3 && same_ascii(words[w + 1].substr(0, 3), kMonths[m])) month = static_cast<int>(m) + 1;
  int year = number(words[w + 2]);
  if (words[w + 2].size() == 2 && year >= 0) year += year < 50 ? 2000 : 1900;
  if (day < 1 || day > 31 || month == 0 || year < 1900) return as_written;
  std::string out = std::to_string(year) + "-" + two(month) + "-" + two(day);
  if (w + 3 >= words.size()) return out;
  const std::string_view clock = words[w + 3];
  const bool minutes = clock.size() >= 5 && clock[2] == ':' && number(clock.substr(0, 2)) >= 0 &&
                       number(clock.substr(0, 2)) < 24 && number(clock.substr(3, 2)) >= 0 &&
                       number(clock.substr(3, 2)) < 60;
  const bool seconds = clock.size() == 8 && clock[5] == ':' && number(clock.substr(6)) >= 0;
  if (!minutes || !(seconds || clock.size() == 5)) return out;
  out += "T" + std::string(clock);
  return w + 4 < words.size() ? out + zone_of(words[w + 4]) : out;
}

}  // namespace isnad
