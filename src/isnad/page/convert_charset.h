#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace isnad {

/// Bytes in a charset that ICU knows, as UTF-8; what the set does not define becomes U+FFFD. Nothing for a name that is
/// unknown or no set of text (UTF-7 and the like, which hide markup).
[[nodiscard]] std::optional<std::string> convert_charset(std::string_view bytes, const std::string& charset);

/// ICU's own guess for bytes that are neither UTF-8 nor Arabic, lower case; windows-1252 when it has none.
[[nodiscard]] std::string guess_charset(std::string_view bytes);

}  // namespace isnad
