#pragma once
// Which lines of a page are furniture around the article, by the words that stand on them and by their place. A line is
// "running" when it reads as a paragraph; what stands before the first and after the last running line is the edge of
// the page, where single words, names and numbers are furniture that in the middle of an article they would not be.
#include <vector>

#include "isnad/article/article_lexicon.h"
#include "isnad/article/find_dates.h"
#include "isnad/article/line.h"

namespace isnad {

struct JudgedLine {
  Furniture kind = Furniture::None;
  bool date_line = false;        // a date, with or without a prefix, and no more
  bool page_clock = false;       // a date line that tells when the page was loaded, not when the article appeared
  std::vector<FoundDate> dates;  // of date lines
};

struct JudgedLines {
  std::vector<JudgedLine> lines;
  std::size_t first_running = 0;  // lines.size() when none
  std::size_t last_running = 0;
};

[[nodiscard]] JudgedLines judge_lines(const std::vector<Line>& lines, const ArticleLexicon& lexicon);

}  // namespace isnad
