#pragma once
// RSS 2.0, RSS 1.0 and 0.9x (RDF), Atom 1.0 and 0.3, and sitemaps with the news extension, as articles: one page an
// entry. A sitemap that lists addresses without a title holds nothing to read and says so. What is not well formed is
// read as far as it can be; entities that the document declares are never expanded (xml_scan.h).
//
// Not read: a sitemap index, which only names other files.
#include <string>
#include <string_view>

#include "isnad/page/page_batch.h"
#include "isnad/page/page_options.h"

namespace isnad {

/// Requires: `text` is UTF-8. `metadata` goes into every page.
[[nodiscard]] PageBatch read_xml_feed(std::string_view text, const std::string& where, const PageMetadata& metadata,
                                      const PageOptions& options);

/// JSON Feed 1 and 1.1 (jsonfeed.org).
[[nodiscard]] PageBatch read_json_feed(std::string_view text, const std::string& where, const PageMetadata& metadata,
                                       const PageOptions& options);

}  // namespace isnad
