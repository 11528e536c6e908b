#include "isnad/article/read_ago.h"

#include <cstdlib>

#include "isnad/text/fold.h"
#include "isnad/text/scan_tokens.h"

namespace isnad {
namespace {

constexpr int kMostNumber = 999;
constexpr int kMinutesOfHour = 60;
constexpr int kMinutesOfDay = 24 * kMinutesOfHour;

/// Days since 1970-01-01 and back (Howard Hinnant, "chrono-compatible low-level date algorithms").
int days_of(int year, int month, int day) {
  year -= month <= 2 ? 1 : 0;
  const int era = year / 400;
  const int of_era = year - era * 400;
  const int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

std::string date_of(int days) {
  days += 719468;
  const int era = days / 146097;
  const int of_era = days - era * 146097;
  const int year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const int of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted = (5 * of_year + 2) / 153;
  const int day = of_year - (153 * shifted + 2) / 5 + 1;
  const int month = shifted < 10 ? shifted + 3 : shifted - 9;
  const auto two = [](int n) { return (n < 10 ? "-0" : "-") + std::to_string(n); };
  return std::to_string(year_of_era + era * 400 + (month <= 2 ? 1 : 0)) + two(month) + two(day);
}

}  // namespace

std::optional<int> minutes_ago(std::string_view text, const ArticleLexicon& lexicon) {
  const std::string folded = fold(text.substr(0, 200));
  int number = 0;
  bool opened = false;
  std::uint32_t from = 0;
  while (const auto token = next_token(folded, from)) {
    from = token->span.end;
    const std::string_view word = slice(folded, token->span);
    if (token->run == ScriptRun::Number) {
      number = word.size() <= 3 ? std::atoi(std::string(word).c_str()) : kMostNumber + 1;
      continue;
    }
    const auto at = lexicon.ago_words.find(word);
    if (at == lexicon.ago_words.end()) {
      if (token->run == ScriptRun::Arabic) opened = false, number = 0;
      continue;
    }
    const auto [kind, value] = at->second;
    if (kind == AgoWord::Ago) {
      opened = true;
      number = 0;
    } else if (kind == AgoWord::Number) {
      number = value;
    } else if (opened && kind == AgoWord::Dual) {
      return value;
    } else if (opened && number <= kMostNumber) {
      return value * (number == 0 ? 1 : number);
    }
  }
  return std::nullopt;
}

std::string day_before(const std::string& instant, int minutes) {
  const auto part = [&](std::size_t at, std::size_t size) {
    return at + size <= instant.size() ? std::atoi(instant.substr(at, size).c_str()) : 0;
  };
  const int clock = instant.size() >= 16 ? part(11, 2) * kMinutesOfHour + part(14, 2) : kMinutesOfDay - 1;
  const int total = days_of(part(0, 4), part(5, 2), part(8, 2)) * kMinutesOfDay + clock - minutes;
  return date_of(total / kMinutesOfDay);
}

}  // namespace isnad
