#pragma once
// Text that was encoded twice: UTF-8 that some program read as windows-1252 (or Latin-1, or windows-1256) and wrote as
// UTF-8 again. Every Arabic letter stands there as two characters of the wrong set. It is told by its grammar alone:
// characters that, read as bytes, are well-formed UTF-8 of Arabic letters. No text in any language has many of these in
// a row; a stretch of eight letters and more is repaired wherever it stands, shorter ones when the whole document is of
// this kind, so that an article about encodings keeps its examples.
#include <optional>
#include <string>
#include <string_view>

namespace isnad {

struct RepairedText {
  std::string text;
  std::string by;           // the set it was wrongly read as: "windows-1252", "windows-1256"
  std::size_t letters = 0;  // Arabic letters that were put together again
  std::size_t lost = 0;     // places where a byte is missing: U+FFFD
};

/// Nothing when the text was not encoded twice. Requires: `text` is UTF-8.
[[nodiscard]] std::optional<RepairedText> repair_double_encoding(std::string_view text);

}  // namespace isnad
