#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "isnad/page/page.h"

namespace isnad {

struct PageOptions {};

[[nodiscard]] Result<std::vector<Page>> read_pages(std::string_view bytes, const std::string& source_name,
                                                   const PageOptions& options);

}  // namespace isnad
