#pragma once
// A half-open range of bytes in an immutable text. Everything Isnad derives from an article points back at the
// article with one of these. Inside the library offsets are bytes of Article::text; code points exist only where a
// dossier leaves the program (base/utf8.h: CodePointIndex).
#include <algorithm>
#include <compare>
#include <cstdint>
#include <string_view>

namespace isnad {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return end <= begin; }
  [[nodiscard]] constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

/// The text of a span. Requires: span.end <= text.size().
[[nodiscard]] inline std::string_view slice(std::string_view text, Span span) {
  return text.substr(span.begin, span.size());
}

/// The smallest span that covers both.
[[nodiscard]] constexpr Span cover(Span a, Span b) {
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

}  // namespace isnad
