#pragma once
// Lines of a JSON Lines file as pages; a line that is broken is one diagnostic with its number.
#include <string_view>

#include "isnad/page/page_batch.h"
#include "isnad/page/page_options.h"

namespace isnad {

/// `first_line` is the number of the first line of `bytes` in the file.
[[nodiscard]] PageBatch read_records(std::string_view bytes, std::string_view source_name, std::size_t first_line,
                                     const PageOptions& options);

}  // namespace isnad
