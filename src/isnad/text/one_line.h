#pragma once
#include <string>
#include <string_view>

namespace isnad {

/// The text with every run of spaces, tabs and line breaks as one space, none at either end: how a name or a sentence
/// that an outlet broke over lines is shown. For display only; spans still point at the article's own bytes.
[[nodiscard]] std::string one_line(std::string_view text);

}  // namespace isnad
