#pragma once
// UTF-8 by hand where it must be fast and must never fail. Whole-document conversion from other charsets is ICU's work
// (page/).
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/span.h"

namespace isnad {

struct Decoded {
  char32_t code_point = 0;  // U+FFFD for an ill-formed sequence
  std::uint32_t size = 1;   // bytes consumed, at least 1
  bool valid = true;
};

/// As decode_utf8, for any lead byte.
[[nodiscard]] Decoded decode_utf8_any(std::string_view text, std::size_t offset);

/// Decodes the code point that begins at text[offset]. Requires offset < text.size(). Never reads past the end. ASCII and
/// two-byte sequences, all of Arabic among them, are decoded in line: they were a sixth of the time of reading.
[[nodiscard]] inline Decoded decode_utf8(std::string_view text, std::size_t offset) {
  const auto lead = static_cast<unsigned char>(text[offset]);
  if (lead < 0x80) return {lead, 1, true};
  if (lead >= 0xC2 && lead <= 0xDF && offset + 1 < text.size()) {
    const auto next = static_cast<unsigned char>(text[offset + 1]);
    if ((next & 0xC0U) == 0x80U) {
      return {static_cast<char32_t>(((lead & 0x1FU) << 6U) | (next & 0x3FU)), 2, true};
    }
  }
  return decode_utf8_any(text, offset);
}

/// Appends a code point; surrogates and values beyond U+10FFFF become U+FFFD.
void append_utf8(std::string& out, char32_t code_point);

/// Offset of the first byte that is not well-formed UTF-8 (Unicode 15, table 3-7), or npos.
[[nodiscard]] std::size_t find_invalid_utf8(std::string_view text);

/// The text with each maximal ill-formed subpart replaced by U+FFFD.
[[nodiscard]] std::string replace_invalid_utf8(std::string_view text);

/// True when `offset` is a boundary between code points (or the end).
[[nodiscard]] inline bool is_boundary(std::string_view text, std::size_t offset) {
  return offset >= text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80U;
}

/// Bytes <-> code points of one text. Building is linear; a look-up touches at most one stride of bytes.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);
  /// Code points before the byte offset. Requires offset <= text.size() and on a boundary.
  [[nodiscard]] std::uint32_t to_code_points(std::uint32_t byte_offset) const;
  /// Byte offset of the n-th code point; text.size() when n is past the end.
  [[nodiscard]] std::uint32_t to_bytes(std::uint32_t code_points) const;
  [[nodiscard]] Span to_code_points(Span bytes) const {
    return {to_code_points(bytes.begin), to_code_points(bytes.end)};
  }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> counts_;  // code points before each stride of bytes
};

}  // namespace isnad
