#pragma once
// Where a page's main content stands: the heading that says its title, and the element that holds the article's text --
// the one that calls itself the article's body, else the <article>, else the lowest element that still holds most of
// the running text.
#include <cstdint>
#include <string>
#include <vector>

#include "isnad/page/html_blocks.h"
#include "isnad/page/html_tree.h"
#include "isnad/page/html_weights.h"

namespace isnad {

struct HtmlRoot {
  std::uint32_t root = 0;
  std::uint32_t heading = 0;  // the text node that begins the heading; 0: none
};

/// `titles`: what the page says its article is called, the surest first.
[[nodiscard]] HtmlRoot find_html_root(const HtmlTree& tree, const HtmlBlocks& flat, const HtmlWeights& weights,
                                      const std::vector<std::string>& titles);

}  // namespace isnad
