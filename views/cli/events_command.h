#pragma once
// isnad events PATH...: what was done, article by article, as JSON Lines coded by PLOVER (docs/plover.md).
#include <string>
#include <vector>

namespace isnad::cli {

struct EventsOptions {
  std::vector<std::string> paths;
  std::string resources;
  bool all = false;
  unsigned jobs = 0;
};

/// Exit status as for brief.
int run_events(const EventsOptions& options);

}  // namespace isnad::cli
