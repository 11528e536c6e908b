#pragma once
// A text's letters and digits alone, for asking whether two places of a page say the same: signs, spaces and the kinds
// of quotation marks differ between a heading and the metadata that repeats it.
#include <cstddef>
#include <string>
#include <string_view>

namespace isnad {

/// The first `most` of them, ASCII in lower case.
[[nodiscard]] std::string letters_of(std::string_view text, std::size_t most = static_cast<std::size_t>(-1));

}  // namespace isnad
