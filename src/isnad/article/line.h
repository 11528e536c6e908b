#pragma once
// A line of a page, measured: its words, folded for matching, and what its shape tells. A line is a block of the page
// (page/page.h); its tokens keep their place in the text, so whatever a rule finds has a span.
#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/span.h"
#include "isnad/page/page.h"
#include "isnad/text/scan_tokens.h"

namespace isnad {

struct LineToken {
  Span span;    // in Page::text
  Span folded;  // in Line::folded
  ScriptRun run = ScriptRun::Symbol;
  bool space_before = false;
};

struct Line {
  Span span;
  std::string folded;  // one space between tokens
  std::vector<LineToken> tokens;
  std::string_view tag;
  std::uint32_t length = 0;  // code points
  std::uint32_t words = 0;   // Arabic and Latin runs
  std::uint32_t arabic_letters = 0;
  std::uint32_t other_letters = 0;
  std::uint32_t foreign_letters = 0;  // of the Arabic script, but of Persian, Urdu, Kurdish ... and not of Arabic
  bool blank_before = false;          // a blank line stands before it
  bool ends_sentence = false;         // full stop, question mark, colon, closing quote after a stop ...
  bool ends_colon = false;
  bool ends_question = false;  // or an exclamation
  bool ends_open = false;      // a comma, or a word that cannot end a line

  [[nodiscard]] std::string_view word(std::size_t token) const { return slice(folded, tokens[token].folded); }
  [[nodiscard]] bool is_word(std::size_t token) const {
    return tokens[token].run == ScriptRun::Arabic || tokens[token].run == ScriptRun::Latin;
  }
};

/// One line per block of the page, in order.
[[nodiscard]] std::vector<Line> measure_lines(const Page& page);

/// The folded words of tokens [first, last), signs and numbers left out, one space between.
[[nodiscard]] std::string words_only(const Line& line, std::size_t first = 0);

}  // namespace isnad
