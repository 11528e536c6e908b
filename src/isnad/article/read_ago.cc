#include "isnad/article/read_ago.h"

#include <chrono>
#include <cstdlib>

#include "isnad/text/fold.h"
#include "isnad/text/scan_tokens.h"

namespace isnad {
namespace {

constexpr int kMostNumber = 999;
constexpr int kMinutesOfHour = 60;
constexpr int kMinutesOfDay = 24 * kMinutesOfHour;

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
  const std::chrono::sys_days day{std::chrono::year{part(0, 4)} / part(5, 2) / part(8, 2)};
  const auto instant_before = day + std::chrono::minutes{clock - minutes};
  const std::chrono::year_month_day out{std::chrono::floor<std::chrono::days>(instant_before)};
  const auto two = [](unsigned n) { return (n < 10 ? "-0" : "-") + std::to_string(n); };
  return std::to_string(static_cast<int>(out.year())) + two(static_cast<unsigned>(out.month())) +
         two(static_cast<unsigned>(out.day()));
}

}  // namespace isnad
