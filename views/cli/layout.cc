#include "layout.h"

#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/ushape.h>

#include <vector>

#include "isnad/isnad.h"

namespace isnad::cli {
namespace {

constexpr std::string_view kFirstStrongIsolate = "\u2068";
constexpr std::string_view kPopDirectionalIsolate = "\u2069";

unsigned columns_of(char32_t c) {
  const int type = u_charType(static_cast<UChar32>(c));
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR || type == U_CONTROL_CHAR)
    return 0;
  const int width = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

template <typename Visit>
void each_code_point(std::string_view text, Visit visit) {
  for (std::size_t i = 0; i < text.size();) {
    const Decoded d = decode_utf8(text, i);
    visit(d.code_point, text.substr(i, d.size));
    i += d.size;
  }
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find(' ', i), text.size());
    if (end > i) words.push_back(text.substr(i, end - i));
    i = end + 1;
  }
  return words;
}

const char* escape_of(Style style) {
  switch (style) {
    case Style::Bold:
      return "\033[1m";
    case Style::Good:
      return "\033[32m";
    case Style::Bad:
      return "\033[1;31m";
    case Style::Faint:
      return "\033[2m";
    case Style::Normal:
      break;
  }
  return "";
}

}  // namespace

unsigned columns(std::string_view text) {
  unsigned n = 0;
  each_code_point(text, [&](char32_t c, std::string_view) { n += columns_of(c); });
  return n;
}

bool is_right_to_left(std::string_view text) {
  bool found = false;
  each_code_point(text, [&](char32_t c, std::string_view) {
    const auto direction = u_charDirection(static_cast<UChar32>(c));
    found |= direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
  });
  return found;
}

std::string tidy(std::string_view text) {
  std::string out;
  each_code_point(text, [&](char32_t c, std::string_view bytes) {
    if (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0) {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
      return;
    }
    const int type = u_charType(static_cast<UChar32>(c));
    if (type != U_CONTROL_CHAR && type != U_FORMAT_CHAR) out.append(bytes);
  });
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

void Layout::line(unsigned indent, std::string_view text, Style style) {
  const unsigned room = options_.width > indent + 20 ? options_.width - indent : 20;
  std::string current;
  unsigned used = 0;
  for (const std::string_view word : words_of(text)) {
    const unsigned wide = columns(word);
    if (used > 0 && used + 1 + wide > room) {
      write(indent, current, style);
      current.clear();
      used = 0;
    }
    if (used > 0) current.push_back(' ');
    current.append(word);
    used += wide + (used > 0 ? 1 : 0);
  }
  if (!current.empty()) write(indent, current, style);
}

void Layout::blank() {
  out_.push_back('\n');
}

void Layout::rule() {
  out_.append(std::string(options_.width, '-'));
  out_.push_back('\n');
}

std::string Layout::embed(std::string_view text) const {
  std::string out(text);
  if (options_.bidi == Bidi::Isolate)
    out = std::string(kFirstStrongIsolate) + out + std::string(kPopDirectionalIsolate);
  return out;
}

void Layout::write(unsigned indent, const std::string& text, Style style) {
  const bool styled = options_.colour && style != Style::Normal;
  if (styled) out_.append(escape_of(style));
  if (options_.bidi == Bidi::Visual && is_right_to_left(text)) {
    out_.append(visual(indent, text));
  } else {
    out_.append(std::string(indent, ' ')).append(text);
  }
  if (styled) out_.append("\033[0m");
  out_.push_back('\n');
}

std::string Layout::visual(unsigned indent, const std::string& text) const {
  UErrorCode error = U_ZERO_ERROR;
  const icu::UnicodeString logical = icu::UnicodeString::fromUTF8(text);
  std::vector<UChar> shaped(static_cast<std::size_t>(logical.length()) * 2 + 1);
  int32_t size =
      u_shapeArabic(logical.getBuffer(), logical.length(), shaped.data(), static_cast<int32_t>(shaped.size()),
                    U_SHAPE_LETTERS_SHAPE | U_SHAPE_TEXT_DIRECTION_LOGICAL, &error);
  std::vector<UChar> ordered(static_cast<std::size_t>(size) + 1);
  UBiDi* bidi = ubidi_open();
  ubidi_setPara(bidi, shaped.data(), size, UBIDI_DEFAULT_RTL, nullptr, &error);
  size = ubidi_writeReordered(bidi, ordered.data(), static_cast<int32_t>(ordered.size()),
                              UBIDI_DO_MIRRORING | UBIDI_REMOVE_BIDI_CONTROLS, &error);
  ubidi_close(bidi);
  if (U_FAILURE(error)) return text;
  std::string out;
  icu::UnicodeString(ordered.data(), size).toUTF8String(out);
  const unsigned taken = columns(out) + indent;
  return std::string(taken < options_.width ? options_.width - taken : 0, ' ') + out;
}

}  // namespace isnad::cli
