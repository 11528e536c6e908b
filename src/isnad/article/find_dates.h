#pragma once
// Full calendar dates (day, month and year) for the question "when was this published": in a line of the page, in a
// metadata value, in an address. What an event's date is, relative days and clocks are mention/'s work, not this one's.
//
//     "18 fibrayir 2025", "07/09/2025", Arabic-Indic digits, "tishrin al-thani"   ->  2025-02-18 ...
//     "2025-08-16T06:53:01.000Z"  ->  2025-08-16T06:53Z        ".../2025/08/05/..."  ->  2025-08-05
//
// A Hijri date alone is converted by the Umm al-Qura calendar. Day before month unless the second number cannot be a
// month.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/article/article_lexicon.h"
#include "isnad/article/line.h"

namespace isnad {

struct FoundDate {
  std::string value;        // YYYY-MM-DD
  std::uint32_t first = 0;  // tokens [first, last) of the line
  std::uint32_t last = 0;
  bool hijri = false;
  bool has_year = true;  // without: value is --MM-DD
};

[[nodiscard]] std::vector<FoundDate> find_dates(const Line& line, const ArticleLexicon& lexicon);

/// A metadata value: ISO 8601, RFC 2822, numbers with signs, English or Arabic month names. Keeps clock and zone of
/// ISO.
[[nodiscard]] std::optional<std::string> date_of_metadata(std::string_view value, const ArticleLexicon& lexicon);

/// /2025/08/05/, /2025-08-05, /20250805, cdate=05082025.
[[nodiscard]] std::optional<std::string> date_of_url(std::string_view url);

}  // namespace isnad
