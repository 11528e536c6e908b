#pragma once
// `isnad brief`: articles in, dossier out.
#include <string>
#include <vector>

#include "isnad/isnad.h"
#include "labels.h"

namespace isnad::cli {

/// What the process says to its caller (isnad brief --help, EXIT STATUS).
enum ExitStatus { kAllRead = 0, kSomeUnread = 1, kBadUsage = 2, kNothingRead = 3, kNotWritten = 4 };

struct BriefOptions {
  std::vector<std::string> paths;
  std::string format = "text";
  std::string language = "ar";
  std::string bidi = "auto";
  std::string resources;
  std::string story;  // only the dossier of this one: "s12" or "12"; empty: all
  bool with_text = false;
  bool all = false;
  bool numbers = false;  // of the findings, in text
  bool quiet = false;
  unsigned jobs = 0;
  PageOptions limits = {};
};

/// Says so when the format is html and the program was built without the page.
[[nodiscard]] bool page_is_missing(const BriefOptions& options);
/// The dossier in the format of the options.
[[nodiscard]] std::string show_dossier(const Dossier& dossier, const Labels& labels, const BriefOptions& options);

[[nodiscard]] int run_brief(const BriefOptions& options);

}  // namespace isnad::cli
