#pragma once
// A page: bytes made readable. Decoded to UTF-8 and cut into blocks by its own structure (tags, lines), before anybody
// has asked what is journalism and what is furniture: that is article/.
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "isnad/base/diagnostic.h"
#include "isnad/base/span.h"

namespace isnad {

enum class PageKind { Text, Html, Record /* one JSON line with a text field */ };

/// What the page's own structure says of a block.
struct PageBlock {
  Span span;               // in Page::text
  std::string tag;         // "p", "h2", "li", "figcaption", … for HTML; "line" for plain text
  float link_density = 0;  // share of its characters that stand inside links, 0..1
  bool main = true;        // HTML: inside what the extractor took for the main content
};

/// One dated entry of a live page.
struct PageEntry {
  Span span;         // in Page::text, from its first block to its last
  std::string time;  // ISO 8601; empty when the page tells none
};

/// Metadata as the page states it, by evidence: "jsonld:datePublished", "og:title", "meta:author", "record:outlet",
/// "given:url", … Several keys may speak of one thing; article/ decides.
using PageMetadata = std::map<std::string, std::string>;

struct Page {
  std::string id;      // file name without its ending, or the record's id
  std::string source;  // path or URL as given, with :line for a record
  PageKind kind = PageKind::Text;
  std::string text;  // UTF-8, never edited afterwards
  std::vector<PageBlock> blocks;
  std::vector<PageEntry> entries;  // of a live page
  PageMetadata metadata;
  std::vector<Diagnostic> diagnostics;
};

}  // namespace isnad
