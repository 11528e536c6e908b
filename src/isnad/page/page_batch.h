#pragma once
#include <iterator>
#include <utility>
#include <vector>

#include "isnad/base/diagnostic.h"
#include "isnad/page/page.h"

namespace isnad {

/// Pages, and what did not become one. What is odd about a page that was read is in Page::diagnostics.
struct PageBatch {
  std::vector<Page> pages;
  std::vector<Diagnostic> diagnostics;

  void append(PageBatch&& more) {
    pages.insert(pages.end(), std::make_move_iterator(more.pages.begin()), std::make_move_iterator(more.pages.end()));
    diagnostics.insert(diagnostics.end(), std::make_move_iterator(more.diagnostics.begin()),
                       std::make_move_iterator(more.diagnostics.end()));
  }
};

}  // namespace isnad
