#pragma once
// Where a saved page says it came from: browsers ("saved from url="), SingleFile and HTTrack write it into a comment at
// its head.
#include <string_view>

#include "isnad/page/page.h"

namespace isnad {

/// Adds "fetch:url" and "fetch:time" where the page has them and `metadata` has not.
void read_saved_from(std::string_view html, PageMetadata& metadata);

}  // namespace isnad
