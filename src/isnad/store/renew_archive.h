#pragma once
#include "isnad/store/archive.h"

namespace isnad {

/// Reads again what was read by another version of the program or under other resources, and makes the search index
/// anew, in one transaction: before it ends others see the archive as it was. Returns how many readings were stale.
[[nodiscard]] Result<std::size_t> renew_archive(Archive& archive);

}  // namespace isnad
