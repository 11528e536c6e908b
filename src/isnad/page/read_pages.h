#pragma once
// Bytes in memory -> pages, whatever they are: a text, a web page, a feed, an archive, records, packed or not, told by
// the name and, where that does not say, by the content. What cannot be read is one diagnostic that names file and line
// and says what to do; the rest becomes pages.
//
//     read_pages("{\"id\":\"a\",\"text\":\"...\"}\nnonsense\n", "day.jsonl", {})  ->  1 page, 1 diagnostic at
//     day.jsonl:2
#include <string_view>

#include "isnad/page/page_batch.h"
#include "isnad/page/page_id.h"
#include "isnad/page/page_options.h"

namespace isnad {

[[nodiscard]] PageBatch read_pages(std::string_view bytes, std::string_view source_name,
                                   const PageOptions& options = {});

}  // namespace isnad
