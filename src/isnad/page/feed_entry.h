#pragma once
// What a feed says of one article, whatever the feed's format: the common ground of RSS, Atom, JSON Feed and sitemaps.
#include <string>
#include <vector>

#include "isnad/page/page_batch.h"
#include "isnad/page/page_options.h"

namespace isnad {

struct FeedEntry {
  std::string guid;
  std::string link;
  std::string title;  // plain text
  std::string author;
  std::string published;  // as written: RFC 822 with a zone, or ISO 8601
  std::string updated;
  std::string outlet;  // the entry's own source, else the feed's title
  std::string language;
  std::vector<std::string> categories;
  std::string content;  // HTML or plain text; the full text where the feed gives it
  std::string summary;
  bool content_is_html = true;
};

/// The entry as a page: its content, else its summary, else its title alone ("feed:content" says which: full, summary,
/// title). What the feed says stands in the metadata under "feed:...". `where` is feed:number.
[[nodiscard]] Page page_of_entry(FeedEntry&& entry, const std::string& where, const PageMetadata& metadata,
                                 const PageOptions& options);

/// Markup taken out, entities decoded, white space tidied: for titles and names, which feeds write in every way.
[[nodiscard]] std::string plain_of_markup(std::string_view markup);

}  // namespace isnad
