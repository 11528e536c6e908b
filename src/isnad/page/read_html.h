#pragma once
// A web page: what it says of itself (html_metadata.h), and the text of its main content as blocks (html_content.h).
// Page::text holds the main content only -- heading, paragraphs, list items, captions, one block a line -- since it
// becomes the article's text.
#include <string_view>

#include "isnad/page/page.h"
#include "isnad/page/page_options.h"

namespace isnad {

/// Requires: `html` is UTF-8.
void read_html(Page& page, std::string_view html, const PageOptions& options);

}  // namespace isnad
