#include "isnad/page/html_letters.h"

#include "isnad/base/utf8.h"

namespace isnad {
namespace {

// Latin-1's signs, general punctuation, arrows and the like; Arabic comma, semicolon and question mark.
bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'z');
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  if (c == 0x60C || c == 0x61B || c == 0x61F || c == 0x640 || c == 0x6D4 || (c >= 0x64B && c <= 0x652)) return false;
  return !(c >= 0x2000 && c <= 0x2BFF) && !(c >= 0x3000 && c <= 0x3020) && c != 0xFEFF;
}

}  // namespace

std::string letters_of(std::string_view text, std::size_t most) {
  std::string out;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size() && count < most;) {
    const Decoded c = decode_utf8(text, at);
    if (is_letter(c.code_point)) {
      if (c.code_point >= 'A' && c.code_point <= 'Z')
        out += static_cast<char>(c.code_point + 32);
      else
        out += text.substr(at, c.size);
      ++count;
    }
    at += c.size;
  }
  return out;
}

}  // namespace isnad
