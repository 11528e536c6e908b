#include "isnad/article/line.h"

#include <algorithm>

#include "isnad/base/utf8.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

bool is_stop(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == ':' || c == ';' || c == 0x61F || c == 0x6D4 || c == 0x2026 ||
         c == 0x61B;
}
bool is_closing(char32_t c) {
  return c == '"' || c == '\'' || c == 0x201D || c == 0x2019 || c == 0xBB || c == ')' || c == ']' || c == 0x2033 ||
         c == 0x203A;
}
bool is_comma(char32_t c) {
  return c == ',' || c == 0x60C;
}

// Letters of other languages written in the Arabic script: peh, tcheh, jeh, gaf, keheh, farsi yeh, heh goal, yeh
// barree, tteh, ddal, rreh, noon ghunna, Kurdish ae, o, e. Single ones stand in Arabic too (dialect, names).
bool is_foreign_letter(char32_t c) {
  switch (c) {
    case 0x67E:
    case 0x686:
    case 0x698:
    case 0x6AF:
    case 0x6A9:
    case 0x6CC:
    case 0x6C1:
    case 0x6BE:
    case 0x6D2:
    case 0x679:
    case 0x688:
    case 0x691:
    case 0x6BA:
    case 0x6D5:
    case 0x6C6:
    case 0x6CE:
    case 0x6B5:
    case 0x695:
    case 0x6AD:
    case 0x6C7:
      return true;
    default:
      return false;
  }
}

/// The letters of Arabic itself, alef with hamza to ya, but for the tatweel between them; 0 for all else.
char32_t plain_letter(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size()) return 0;
  const auto lead = static_cast<unsigned char>(text[at]);
  const auto next = static_cast<unsigned char>(text[at + 1]);
  const bool plain = (lead == 0xD8 && next >= 0xA0 && next <= 0xBF) || (lead == 0xD9 && next >= 0x81 && next <= 0x8A);
  return plain ? (lead & 0x1FU) << 6U | (next & 0x3FU) : 0;
}

void measure_letters(Line& line, std::string_view text) {
  char32_t last = 0;
  char32_t before_closing = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (const char32_t letter = plain_letter(text, at); letter != 0) {
      at += 2;
      ++line.length;
      ++line.arabic_letters;
      before_closing = last = letter;
      continue;
    }
    const Decoded c = decode_utf8(text, at);
    at += c.size;
    ++line.length;
    if (is_foreign_letter(c.code_point)) ++line.foreign_letters;
    if (is_arabic_letter(c.code_point))
      ++line.arabic_letters;
    else if ((c.code_point | 0x20U) >= 'a' && (c.code_point | 0x20U) <= 'z')
      ++line.other_letters;
    else if (c.code_point >= 0xC0 && c.code_point < 0x600 && c.code_point != 0xD7 && c.code_point != 0xF7)
      ++line.other_letters;
    if (is_space(c.code_point)) continue;
    if (!is_closing(c.code_point)) before_closing = c.code_point;
    last = c.code_point;
  }
  line.ends_sentence = is_stop(last) || (is_closing(last) && is_stop(before_closing));
  line.ends_colon = last == ':';
  const char32_t stop = is_closing(last) ? before_closing : last;
  line.ends_question = stop == '?' || stop == '!' || stop == 0x61F;
  line.ends_open = is_comma(last);
}

}  // namespace

std::vector<Line> measure_lines(const Page& page) {
  std::vector<Line> lines;
  lines.reserve(page.blocks.size());
  const std::string_view text = page.text;
  std::uint32_t previous_end = 0;
  for (const PageBlock& block : page.blocks) {
    Line line;
    line.span = block.span;
    line.tag = block.tag;
    const std::string_view between = text.substr(previous_end, block.span.begin - previous_end);
    line.blank_before = std::count(between.begin(), between.end(), '\n') > 1;
    previous_end = block.span.end;
    measure_letters(line, slice(text, block.span));
    const std::string_view up_to_end = text.substr(0, block.span.end);
    std::uint32_t at = block.span.begin;
    while (const auto token = next_token(up_to_end, at)) {
      if (!line.folded.empty()) line.folded += ' ';
      const auto begin = static_cast<std::uint32_t>(line.folded.size());
      append_folded(slice(text, token->span), line.folded);
      line.tokens.push_back(
          {token->span, {begin, static_cast<std::uint32_t>(line.folded.size())}, token->run, token->space_before});
      if (line.is_word(line.tokens.size() - 1)) ++line.words;
      at = token->span.end;
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string words_only(const Line& line, std::size_t first) {
  std::string out;
  for (std::size_t i = first; i < line.tokens.size(); ++i) {
    if (!line.is_word(i)) continue;
    if (!out.empty()) out += ' ';
    out += line.word(i);
  }
  return out;
}

}  // namespace isnad
