#include "isnad/page/arabic_likeness.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "isnad/base/utf8.h"

namespace isnad {
namespace {

constexpr double kForeign = -5;     // an accented Latin letter, a symbol, a control
constexpr double kMisplaced = -4;   // a letter where no word has it
constexpr double kTwoScripts = -4;  // an Arabic letter beside a Latin one
constexpr double kDiacritic = -1;
constexpr double kRare = -3;      // letters of Persian and Urdu, which windows-1256 has too
constexpr double kArticle = 1.5;  // alef lam at the head of a word

// Letters from U+0621 (hamza) to U+064A (ya), in ten thousand.
constexpr std::array<std::uint16_t, 42> kFrequency = {
    42, 9,  206, 9,   91, 56, 1523, 373, 326, 439, 81, 144, 198, 78,  331,  23,  552, 93,  312, 110, 102,
    55, 83, 15,  297, 43, 0,  0,    0,   0,   0,   5,  301, 274, 140, 1121, 606, 499, 139, 493, 94,  739};

bool is_letter(char32_t c) {
  return (c >= 0x621 && c <= 0x63A) || (c >= 0x641 && c <= 0x64A);
}

bool is_rare_letter(char32_t c) {
  return c >= 0x671 && c <= 0x6D3;
}

bool is_latin(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
}

// Signs of programs, not of prose: never beside an Arabic letter.
bool is_code(char32_t c) {
  return c == '[' || c == '\\' || c == ']' || c == '^' || c == '_' || (c >= '{' && c <= '}');
}

// Quotation marks, dashes, spaces, the marks of direction, degree and the like: no evidence either way.
bool is_neutral(char32_t c) {
  return c == 0xA0 || c == 0xAB || c == 0xBB || c == 0xB0 || c == 0xB7 || c == 0xAD || c == 0x640 || c == 0x60C ||
         c == 0x61B || c == 0x61F || (c >= 0x660 && c <= 0x66D) || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2010 && c <= 0x2030) || c == 0x20AC || c == 0xFEFF;
}

double bits_of(char32_t c) {
  constexpr double kChance = 10000.0 / 36;
  const double often = std::max<double>(kFrequency.at(c - 0x621), 10);
  return std::log2(often / kChance);
}

}  // namespace

ArabicLikeness arabic_likeness(std::string_view utf8) {
  std::array<double, 42> bits{};
  for (std::size_t i = 0; i < bits.size(); ++i) bits.at(i) = bits_of(static_cast<char32_t>(0x621 + i));
  ArabicLikeness out;
  double sum = 0;
  std::size_t count = 0;
  char32_t before = ' ';
  char32_t earlier = ' ';
  for (std::size_t at = 0; at < utf8.size();) {
    const Decoded d = decode_utf8(utf8, at);
    at += d.size;
    const char32_t c = d.code_point;
    const bool letter = is_letter(c);
    const bool joined = is_letter(before) || is_rare_letter(before);
    if (letter || is_rare_letter(c)) {
      ++out.letters;
      sum += letter ? bits.at(c - 0x621) : kRare;
      if (before == 0x629 || before == 0x649) sum += kMisplaced;  // both only end words
      if (before == 0x64C || before == 0x64D) sum += kMisplaced;  // so do these two endings
      if (is_latin(before) || is_code(before)) sum += kTwoScripts;
      const bool opens = !joined && !(before >= 0x64B && before <= 0x652);
      if (opens && (c == 0x629 || c == 0x649 || c == 0x624 || c == 0x626)) sum += kMisplaced;
      if (c == 0x644 && before == 0x627 && !is_letter(earlier)) sum += kArticle;
      ++count;
    } else if (c >= 0x80) {
      if (c >= 0x64B && c <= 0x652) {
        sum += joined || (before >= 0x64B && before <= 0x652) ? kDiacritic : kMisplaced;
      } else if (!is_neutral(c)) {
        sum += kForeign;
        ++out.foreign;
      }
      if (!is_neutral(c)) ++count;
    } else if ((is_latin(c) || is_code(c)) && joined) {
      sum += kTwoScripts;
    }
    earlier = before;
    before = c;
  }
  out.mean = count == 0 ? 0 : sum / static_cast<double>(count);
  return out;
}

}  // namespace isnad
