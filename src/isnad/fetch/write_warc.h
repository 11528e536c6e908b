#pragma once
// Fetched pages as a WARC/1.1 archive, each record a gzip member of its own, which this and every other reader of
// archives takes. The body is stored as it came; Transfer-Encoding, which was undone on the way, is kept under the name
// X-Crawler-Transfer-Encoding as Common Crawl has it, and Content-Length is that of the stored body.
#include <string>

#include "isnad/fetch/fetcher.h"

namespace isnad {

/// The record that opens an archive.
[[nodiscard]] std::string warc_info(const std::string& software, const std::string& time);
[[nodiscard]] std::string warc_response(const FetchedPage& page);

}  // namespace isnad
