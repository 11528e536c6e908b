#pragma once
// A page's title without the name of its site: "Story - Site" -> "Story". A name counts as the site's when the page
// states it (og:site_name, JSON-LD publisher), or when it stands behind a bar and is much shorter than the story.
#include <string_view>

#include "isnad/page/page.h"

namespace isnad {

[[nodiscard]] std::string_view without_site(std::string_view title, const PageMetadata& metadata);

}  // namespace isnad
