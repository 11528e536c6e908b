#pragma once
// Bytes -> pages. One source is one plain-text article, one web page, or a file of records (JSON Lines), told by its
// name and, where that does not say, by its content. A source that cannot be read, or a record that is broken, is one
// diagnostic that names file and line and says what to do; the others become pages.
//
//     read_pages("{\"id\":\"a\",\"text\":\"...\"}\nnonsense\n", "day.jsonl", {})  ->  1 page, 1 diagnostic at
//     day.jsonl:2
#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/diagnostic.h"
#include "isnad/page/page.h"
#include "isnad/page/page_options.h"

namespace isnad {

struct PageBatch {
  std::vector<Page> pages;
  std::vector<Diagnostic> diagnostics;  // what did not become a page; a page's own are in Page::diagnostics
};

[[nodiscard]] PageBatch read_pages(std::string_view bytes, std::string_view source_name,
                                   const PageOptions& options = {});

/// The id of a file: its name without folders and without its ending ("a/day.html.gz" -> "day").
[[nodiscard]] std::string id_of_file(std::string_view path);

}  // namespace isnad
