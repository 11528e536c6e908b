#include "isnad/article/find_dates.h"

#include <unicode/gregocal.h>

#include <array>
#include <memory>

#include "isnad/text/fold.h"

namespace isnad {
namespace {

constexpr int kFirstYear = 1970;
constexpr int kLastYear = 2100;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// -1 when the text is not a plain number of at most `most` digits.
int number(std::string_view text, std::size_t most = 4) {
  if (text.empty() || text.size() > most) return -1;
  int value = 0;
  for (const char c : text) {
    if (!is_digit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

bool is_real(int year, int month, int day) {
  constexpr std::array kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12 || day < 1) return false;
  if (month == 2 && day == 29) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return day <= kDays[static_cast<std::size_t>(month - 1)];
}

std::string pad(int value, std::size_t width) {
  std::string digits = std::to_string(value);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

std::string iso(int year, int month, int day) {
  return pad(year, 4) + "-" + pad(month, 2) + "-" + pad(day, 2);
}

std::optional<std::string> checked(int year, int month, int day) {
  if (!is_real(year, month, day)) return std::nullopt;
  return iso(year, month, day);
}

std::optional<std::string> from_hijri(int year, int month, int day) {
  if (year < 1389 || year > 1500 || day < 1 || day > 30) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Calendar> hijri(icu::Calendar::createInstance(
      icu::TimeZone::createTimeZone("UTC"), icu::Locale("ar@calendar=islamic-umalqura"), status));
  if (U_FAILURE(status)) return std::nullopt;
  hijri->clear();
  hijri->set(year, month - 1, day);
  const UDate when = hijri->getTime(status);
  icu::GregorianCalendar gregorian(icu::TimeZone::createTimeZone("UTC"), icu::Locale::getRoot(), status);
  if (U_FAILURE(status)) return std::nullopt;
  gregorian.setTime(when, status);
  const int y = gregorian.get(UCAL_YEAR, status);
  const int m = gregorian.get(UCAL_MONTH, status) + 1;
  const int d = gregorian.get(UCAL_DATE, status);
  return U_FAILURE(status) ? std::nullopt : checked(y, m, d);
}

// "nian", "yue": the Chinese signs behind a year and a month, and the Korean ones.
bool is_year_or_month_sign(std::string_view word) {
  return word == "\xE5\xB9\xB4" || word == "\xE6\x9C\x88" || word == "\xEB\x85\x84" || word == "\xEC\x9B\x94";
}

// Reads one date at a token, by hand: the words are few and the order is fixed.
class DateReader {
 public:
  DateReader(const Line& line, const ArticleLexicon& lexicon) : line_(line), lexicon_(lexicon) {}

  std::optional<FoundDate> read(std::uint32_t at) {
    if (at >= size()) return std::nullopt;
    if (line_.tokens[at].run == ScriptRun::Number) {
      if (auto found = read_numbers(at)) return found;
      return read_day_first(at);
    }
    return read_month_first(at);
  }

 private:
  struct Month {
    CalendarMonth name;
    std::uint32_t last = 0;  // one past its last token
  };

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(line_.tokens.size()); }
  [[nodiscard]] std::string_view word(std::uint32_t at) const {
    return at < size() ? line_.word(at) : std::string_view();
  }

  std::optional<Month> month(std::uint32_t at) const {
    if (at >= size() || !line_.is_word(at)) return std::nullopt;
    if (line_.tokens[at].run != ScriptRun::Arabic)
      if (const int other = lexicon_.month_of(word(at)); other != 0) return Month{{false, other}, at + 1};
    const auto match = lexicon_.months.longest(line_.folded, line_.tokens[at].folded.begin);
    if (!match) return std::nullopt;
    std::uint32_t last = at;
    while (last < size() && line_.tokens[last].folded.end <= match.end) ++last;
    return Month{lexicon_.month_names[match.payload()], last};
  }

  // 2025-08-05, 05/08/2025, 5.8.2025
  std::optional<FoundDate> read_numbers(std::uint32_t at) const {
    std::array<int, 3> n{};
    std::array<std::size_t, 3> width{};
    std::uint32_t i = at;
    if (const std::string_view dotted = word(at); dotted.size() <= 10 && dotted.find('.') != std::string_view::npos) {
      const std::size_t one = dotted.find('.');
      const std::size_t two = dotted.find('.', one + 1);
      if (two == std::string_view::npos) return std::nullopt;
      n = {number(dotted.substr(0, one)), number(dotted.substr(one + 1, two - one - 1)),
           number(dotted.substr(two + 1))};
      width = {one, two - one - 1, dotted.size() - two - 1};
      i = at + 1;
    } else {
      for (std::size_t k = 0; k < 3; ++k) {
        if (k > 0) {
          if (word(i) != "/" && word(i) != "-" && word(i) != "." && word(i) != "|" &&
              !(width[0] == 4 && is_year_or_month_sign(word(i))))
            return std::nullopt;
          ++i;
        }
        if (i >= size() || line_.tokens[i].run != ScriptRun::Number) return std::nullopt;
        n[k] = number(word(i));
        width[k] = word(i).size();
        ++i;
      }
    }
    std::optional<std::string> value;
    if (width[0] == 4)
      value = checked(n[0], n[1], n[2]);
    else if (width[2] == 2 && width[0] <= 2 && width[1] == 2 && n[2] <= 40)
      value = checked(2000 + n[2], n[1], n[0]);
    else if (width[2] == 4)
      value = n[1] > 12 ? checked(n[2], n[0], n[1]) : checked(n[2], n[1], n[0]);
    // "13:05 - 08/09/2021": the first number is a clock's, and a date goes on with the sign it began with.
    const bool clock = at > 1 && word(at - 1) == ":" && line_.tokens[at - 2].run == ScriptRun::Number;
    const bool goes_on = i + 1 < size() && (word(i) == "/" || word(i) == "-") && !line_.tokens[i].space_before &&
                         line_.tokens[i + 1].run == ScriptRun::Number && width[2] != 4 && width[0] != 4;
    if (!value || clock || goes_on) return std::nullopt;
    return FoundDate{*value, at, i};
  }

  // 18 fibrayir 2025; a second month name may stand beside the first
  std::optional<FoundDate> read_day_first(std::uint32_t at) const {
    const int day = number(word(at), 2);
    if (day < 1 || day > 31) return std::nullopt;
    std::uint32_t i = at + 1;
    while (word(i) == "." || word(i) == "-" || word(i) == "/" || word(i) == "th" || word(i) == "st" ||
           word(i) == "nd" || word(i) == "rd" || word(i) == "of" || word(i) == "de")
      ++i;
    const auto first = month(i);
    if (!first) return std::nullopt;
    i = first->last;
    while (word(i) == "/" || word(i) == "(" || word(i) == "-") {
      const auto second = month(i + 1);
      if (!second) break;
      i = second->last;
      if (word(i) == ")") ++i;
    }
    while (word(i) == "," || word(i) == "\xD8\x8C" || word(i) == "-" || word(i) == "/" || word(i) == "." ||
           word(i) == "de")
      ++i;
    const int year = number(word(i));
    return finish(first->name, day, year, at, year > 0 ? i + 1 : first->last);
  }

  // fibrayir 18, 2025
  std::optional<FoundDate> read_month_first(std::uint32_t at) const {
    const auto first = month(at);
    if (!first) return std::nullopt;
    std::uint32_t i = first->last;
    if (word(i) == ".") ++i;
    const int day = number(word(i), 2);
    if (day < 1 || day > 31) return std::nullopt;
    ++i;
    // "Oct 11 14:57:21 CEST 2021"
    while (i + 2 < size() && word(i + 1) == ":") i += 2;
    if (i > first->last + 1 && i < size() && number(word(i), 2) >= 0) ++i;
    if (i > first->last + 1 && i < size() && line_.is_word(i)) ++i;
    while (word(i) == "," || word(i) == "\xD8\x8C" || word(i) == "th" || word(i) == "st" || word(i) == "nd" ||
           word(i) == "rd")
      ++i;
    const int year = number(word(i));
    if (year < kFirstYear) return std::nullopt;
    return finish(first->name, day, year, at, i + 1);
  }

  static std::optional<FoundDate> finish(CalendarMonth name, int day, int year, std::uint32_t first,
                                         std::uint32_t last) {
    FoundDate found;
    found.first = first;
    found.last = last;
    found.hijri = name.hijri;
    if (year >= kFirstYear || (name.hijri && year > 1300)) {
      const auto value = name.hijri ? from_hijri(year, name.month, day) : checked(year, name.month, day);
      if (!value) return std::nullopt;
      found.value = *value;
      return found;
    }
    found.has_year = false;
    found.value = "--" + pad(name.month, 2) + "-" + pad(day, 2);
    return found;
  }

  const Line& line_;
  const ArticleLexicon& lexicon_;
};

// "T09:53:00+03:00" or " 09:53" after the day: clock to the minute, zone as it stands.
std::string clock_of(std::string_view rest) {
  if (rest.size() < 6 || (rest[0] != 'T' && rest[0] != ' ') || !is_digit(rest[1]) || !is_digit(rest[2]) ||
      rest[3] != ':' || !is_digit(rest[4]) || !is_digit(rest[5]))
    return {};
  if (number(rest.substr(1, 2)) > 23 || number(rest.substr(4, 2)) > 59) return {};
  std::string out = "T" + std::string(rest.substr(1, 5));
  rest.remove_prefix(6);
  const std::size_t zone = rest.find_first_of("Z+-");
  if (zone == std::string_view::npos) return out;
  if (rest[zone] == 'Z') return out + "Z";
  const std::string_view offset = rest.substr(zone);
  if (offset.size() >= 6 && offset[3] == ':' && number(offset.substr(1, 2)) >= 0 && number(offset.substr(4, 2)) >= 0)
    return out + std::string(offset.substr(0, 6));
  if (offset.size() >= 5 && number(offset.substr(1, 4)) >= 0)
    return out + std::string(offset.substr(0, 3)) + ":" + std::string(offset.substr(3, 2));
  return out;
}

}  // namespace

std::vector<FoundDate> find_dates(const Line& line, const ArticleLexicon& lexicon) {
  std::vector<FoundDate> found;
  DateReader reader(line, lexicon);
  for (std::uint32_t i = 0; i < line.tokens.size(); ++i) {
    if (auto date = reader.read(i)) {
      i = date->last - 1;
      found.push_back(std::move(*date));
    }
  }
  return found;
}

std::optional<std::string> date_of_metadata(std::string_view value, const ArticleLexicon& lexicon) {
  const std::string folded = fold(value.substr(0, 80));
  std::string_view text = folded;
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  if (text.size() >= 10 && (text[4] == '-' || text[4] == '/') && text[7] == text[4])
    if (auto day = checked(number(text.substr(0, 4)), number(text.substr(5, 2)), number(text.substr(8, 2)))) {
      std::string rest(text.substr(10));
      for (char& c : rest)
        if (c == 't')
          c = 'T';
        else if (c == 'z')
          c = 'Z';
      return *day + clock_of(rest);
    }
  if (text.size() >= 8 && number(text.substr(0, 8), 8) > 0 && (text.size() == 8 || !is_digit(text[8])))
    if (auto day = checked(number(text.substr(0, 4)), number(text.substr(4, 2)), number(text.substr(6, 2)))) return day;
  Page page;
  page.text = std::string(value.substr(0, 200));
  page.blocks.push_back({{0, static_cast<std::uint32_t>(page.text.size())}, "line"});
  const std::vector<Line> lines = measure_lines(page);
  for (const FoundDate& date : find_dates(lines.front(), lexicon))
    if (date.has_year) return date.value;
  return std::nullopt;
}

std::optional<std::string> date_of_url(std::string_view url) {
  for (std::size_t i = 1; i + 8 <= url.size(); ++i) {
    if (is_digit(url[i - 1]) || !is_digit(url[i])) continue;
    std::size_t end = i;
    while (end < url.size() && is_digit(url[end])) ++end;
    const std::size_t digits = end - i;
    if (digits == 8) {
      const std::string_view run = url.substr(i, 8);
      if (auto day = checked(number(run.substr(0, 4)), number(run.substr(4, 2)), number(run.substr(6, 2)))) return day;
      if (auto day = checked(number(run.substr(4, 4)), number(run.substr(2, 2)), number(run.substr(0, 2)))) return day;
    }
    if (digits == 2 && end + 8 <= url.size() && (url[end] == '-' || url[end] == '/') && url[end + 3] == url[end]) {
      const std::string_view year = url.substr(end + 4, 4);
      if (auto day = checked(number(year), number(url.substr(end + 1, 2)), number(url.substr(i, 2)))) return day;
    }
    if (digits == 4 && end + 3 < url.size() && (url[end] == '/' || url[end] == '-' || url[end] == '_')) {
      const char sign = url[end];
      const std::size_t month_begin = end + 1;
      const std::size_t month_end = url.find(sign, month_begin);
      if (month_end != std::string_view::npos && month_end - month_begin <= 2) {
        std::size_t day_end = month_end + 1;
        while (day_end < url.size() && is_digit(url[day_end])) ++day_end;
        // "2023/10/3-questions": one digit that a word goes on from is no day.
        const bool goes_on = day_end < url.size() && url[day_end] == '-' && sign == '/';
        if (const std::size_t day_digits = day_end - month_end - 1; day_digits <= 2 && !(day_digits == 1 && goes_on))
          if (auto day = checked(number(url.substr(i, 4)), number(url.substr(month_begin, month_end - month_begin)),
                                 number(url.substr(month_end + 1, day_end - month_end - 1))))
            return day;
      }
    }
    i = end;
  }
  return std::nullopt;
}

}  // namespace isnad
