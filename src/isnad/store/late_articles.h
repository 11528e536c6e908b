#pragma once
#include <cstdint>
#include <vector>

#include "isnad/store/archive.h"

namespace isnad {

/// For an article that was published before most of the window: versions from the days around it that share its rarest
/// words, by the index of words. A bounded number, the likest first.
[[nodiscard]] std::vector<std::int64_t> find_like(Archive& archive, std::int64_t version, std::int32_t day);
inline constexpr std::size_t kMostLate = 16;  // articles in a step that are looked for so: each costs some milliseconds

}  // namespace isnad
