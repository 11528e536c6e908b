#pragma once
// `isnad diff`: what changed between two versions of one article.
#include <string>
#include <vector>

namespace isnad::cli {

struct DiffOptions {
  std::vector<std::string> paths;  // the older version, the newer one
  std::string format = "text";
  std::string language = "ar";
  std::string bidi = "auto";
  bool quiet = false;
};

/// Exit status as of brief.h.
[[nodiscard]] int run_diff(const DiffOptions& options);

}  // namespace isnad::cli
