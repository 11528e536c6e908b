#pragma once
#include <string_view>

namespace isnad::cli {

extern const std::string_view kArchiveHelp;

}  // namespace isnad::cli
