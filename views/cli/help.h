#pragma once
// The texts of --help, as manual pages have them.
#include <string_view>

namespace isnad::cli {

extern const std::string_view kHelp;
extern const std::string_view kBriefHelp;
extern const std::string_view kCheckHelp;
extern const std::string_view kDiffHelp;
extern const std::string_view kStoriesHelp;
extern const std::string_view kNamesHelp;
extern const std::string_view kNerHelp;
extern const std::string_view kReadHelp;
extern const std::string_view kFetchHelp;
extern const std::string_view kEventsHelp;

}  // namespace isnad::cli
