#pragma once
// `isnad stories`: which stories a heap of articles holds.
#include <string>
#include <vector>

namespace isnad::cli {

struct StoriesOptions {
  std::vector<std::string> paths;
  std::string format = "text";
  std::string language = "ar";
  std::string bidi = "auto";
  std::string resources;
  std::size_t least = 2;  // articles of a story that is shown
  bool conflicts = true;
  bool quiet = false;
  unsigned jobs = 0;
};

[[nodiscard]] int run_stories(const StoriesOptions& options);

}  // namespace isnad::cli
