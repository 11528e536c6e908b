#pragma once
// `isnad check`: which articles support a claim, which contradict it, which are silent.
#include <string>
#include <vector>

namespace isnad::cli {

struct CheckOptions {
  std::vector<std::string> claims;
  std::vector<std::string> paths;
  std::string format = "text";
  std::string language = "ar";
  std::string bidi = "auto";
  unsigned jobs = 0;
  bool all = false;  // text: name the silent articles too
  bool quiet = false;
};

/// Exit status as of brief.h.
[[nodiscard]] int run_check(const CheckOptions& options);

}  // namespace isnad::cli
