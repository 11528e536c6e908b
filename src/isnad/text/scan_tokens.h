#pragma once
// The one definition of a token's limits, shared by the analysis of articles and by the phrases of the lexicons, so
// that both cut a text alike. A token is a view of the raw text: a run of Arabic letters with their marks; a run of
// Latin (or other) letters, with digits after the first letter ("G7"); a number with its inner separators ("11,300",
// "1.65"); or one sign.
#include <optional>
#include <string_view>

#include "isnad/base/span.h"

namespace isnad {

enum class ScriptRun { Arabic, Latin, Number, Punctuation, Symbol };

struct ScannedToken {
  Span span;
  ScriptRun run = ScriptRun::Symbol;
  bool space_before = false;  // white space between `from` and the token
  bool line_before = false;   // ... with a line break in it
};

/// The first token at or after `from`, or nothing at the end of the text. Total: never fails on any bytes.
[[nodiscard]] std::optional<ScannedToken> next_token(std::string_view text, std::uint32_t from);

/// White space of every kind (NBSP, U+2000-200A, line separators, ideographic space, byte order mark).
[[nodiscard]] bool is_rare_space(char32_t c);  // but for U+0020
[[nodiscard]] inline bool is_space(char32_t c) {
  if (c == U' ') return true;
  if (c > 0x20 && c < 0x7F) return false;
  if (c > 0xA0 && c < 0x1680) return false;
  return is_rare_space(c);
}
/// A letter of the Arabic script.
[[nodiscard]] bool is_arabic_letter(char32_t c);

}  // namespace isnad
