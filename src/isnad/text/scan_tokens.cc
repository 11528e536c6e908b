#include "isnad/text/scan_tokens.h"

#include <unicode/uchar.h>

#include <array>
#include <cstdint>

#include "isnad/base/utf8.h"

namespace isnad {
namespace {

enum class Class : std::uint8_t { Space, Line, Arabic, ArabicMark, Letter, Digit, Control, Punctuation, Symbol };

constexpr Class classify_ascii(char32_t c) {
  if (c == U'\n' || c == U'\r') return Class::Line;
  if (c == U' ' || c == U'\t' || c == 0x0B || c == 0x0C) return Class::Space;
  if (c >= U'0' && c <= U'9') return Class::Digit;
  if ((c | 32U) >= U'a' && (c | 32U) <= U'z') return Class::Letter;
  if (c < 0x20 || c == 0x7F) return Class::Control;
  constexpr std::u32string_view kSymbols = U"$+<=>^`|~";
  return kSymbols.find(c) != std::u32string_view::npos ? Class::Symbol : Class::Punctuation;
}

constexpr Class classify_arabic_block(char32_t c) {
  if ((c >= 0x0660 && c <= 0x0669) || (c >= 0x06F0 && c <= 0x06F9)) return Class::Digit;
  if ((c >= 0x064B && c <= 0x065F) || c == 0x0640 || c == 0x0670 || (c >= 0x0610 && c <= 0x061A) ||
      (c >= 0x06D6 && c <= 0x06ED && c != 0x06E5 && c != 0x06E6)) {
    return Class::ArabicMark;
  }
  if ((c >= 0x0620 && c <= 0x064A) || (c >= 0x066E && c <= 0x06D3) || c == 0x06D5 || c >= 0x06EE) return Class::Arabic;
  return c == 0x061C ? Class::Control : Class::Punctuation;
}

constexpr std::array<Class, 0x180> kCommon = [] {  // ASCII, then the Arabic block
  std::array<Class, 0x180> table{};
  for (std::uint32_t c = 0; c < 0x80; ++c) table[c] = classify_ascii(c);
  for (std::uint32_t c = 0; c < 0x100; ++c) table[0x80 + c] = classify_arabic_block(0x0600 + c);
  return table;
}();

Class classify_rare(char32_t c);

Class classify(char32_t c) {
  if (c < 0x80) return kCommon[c];
  if (c >= 0x0600 && c <= 0x06FF) return kCommon[c - 0x0600 + 0x80];
  return classify_rare(c);
}

Class classify_rare(char32_t c) {
  if (is_space(c)) return c == 0x2028 || c == 0x2029 || c == 0x85 ? Class::Line : Class::Space;
  if ((c >= 0x0750 && c <= 0x077F) || (c >= 0x08A0 && c <= 0x08C9) ||
      (c >= 0xFB50 && c <= 0xFDFF && c != 0xFD3E && c != 0xFD3F) || (c >= 0xFE70 && c <= 0xFEFC)) {
    return Class::Arabic;
  }
  if ((c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xAD) {
    return Class::Control;
  }
  const auto u = static_cast<UChar32>(c);
  if (u_isalpha(u)) return Class::Letter;
  if (u_isdigit(u)) return Class::Digit;
  if (u_ispunct(u)) return Class::Punctuation;
  return u_charType(u) == U_NON_SPACING_MARK ? Class::ArabicMark : Class::Symbol;
}

bool is_number_separator(char32_t c) {
  return c == U'.' || c == U',' || c == 0x066B || c == 0x066C;
}

class Scanner {
 public:
  Scanner(std::string_view text, std::uint32_t at) : text_(text), at_(at) { load(); }
  [[nodiscard]] bool done() const { return at_ >= text_.size(); }
  [[nodiscard]] std::uint32_t at() const { return at_; }
  [[nodiscard]] Class kind() const { return class_; }
  [[nodiscard]] char32_t c() const { return now_.code_point; }
  void step() {
    at_ += now_.size;
    load();
  }
  /// Past letters of the Arabic block, nearly all that an Arabic word has. True if there was one.
  bool skip_arabic() {
    const std::uint32_t begin = at_;
    while (at_ + 1 < text_.size()) {
      const auto lead = static_cast<unsigned char>(text_[at_]);
      const auto next = static_cast<unsigned char>(text_[at_ + 1]);
      if (lead < 0xD8 || lead > 0xDB || (next & 0xC0U) != 0x80U) break;
      if (kCommon[0x80U + ((lead & 3U) << 6U | (next & 0x3FU))] != Class::Arabic) break;
      at_ += 2;
    }
    load();
    return at_ != begin;
  }
  [[nodiscard]] Class next_kind() const {
    const std::size_t next = at_ + now_.size;
    return next < text_.size() ? classify(decode_utf8(text_, next).code_point) : Class::Space;
  }

 private:
  void load() {
    if (done()) return;
    now_ = decode_utf8(text_, at_);
    class_ = classify(now_.code_point);
  }
  std::string_view text_;
  std::uint32_t at_;
  Decoded now_;
  Class class_ = Class::Space;
};

}  // namespace

bool is_rare_space(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 ||
         c == 0xFEFF;
}

bool is_arabic_letter(char32_t c) {
  return classify(c) == Class::Arabic;
}

std::optional<ScannedToken> next_token(std::string_view text, std::uint32_t from) {
  Scanner s(text, from);
  ScannedToken token;
  while (!s.done() && (s.kind() == Class::Space || s.kind() == Class::Line || s.kind() == Class::Control)) {
    if (s.kind() != Class::Control) token.space_before = true;
    if (s.kind() == Class::Line) token.line_before = true;
    s.step();
  }
  if (s.done()) return std::nullopt;
  token.span.begin = s.at();
  const auto run = [&](auto accepts) {
    while (!s.done() && accepts()) s.step();
  };
  switch (s.kind()) {
    case Class::Arabic:
    case Class::ArabicMark:
      token.run = s.skip_arabic() ? ScriptRun::Arabic : ScriptRun::Punctuation;  // a tatweel alone is a dash
      run([&] {
        if (s.kind() == Class::Arabic) token.run = ScriptRun::Arabic;
        return s.kind() == Class::Arabic || s.kind() == Class::ArabicMark ||
               (s.kind() == Class::Control && s.next_kind() == Class::Arabic);
      });
      break;
    case Class::Letter:
      token.run = ScriptRun::Latin;
      run([&] {
        return s.kind() == Class::Letter || s.kind() == Class::Digit ||
               (s.c() == U'\'' && s.next_kind() == Class::Letter);
      });
      break;
    case Class::Digit:
      token.run = ScriptRun::Number;
      run([&] { return s.kind() == Class::Digit || (is_number_separator(s.c()) && s.next_kind() == Class::Digit); });
      break;
    default:
      token.run = s.kind() == Class::Punctuation ? ScriptRun::Punctuation : ScriptRun::Symbol;
      s.step();
  }
  token.span.end = s.at();
  return token;
}

}  // namespace isnad
