#pragma once
// Which blocks of a page are its main content. Three steps, each a loop over the page in document order:
//   1. elements that name themselves furniture (navigation, shares, comments, related links; html_hints.h) are set
//   aside,
//      unless they hold so much of the page's running text that the name must be a wrapper's;
//   2. the content's root: the element that calls itself the article's body, else the <article>, else the lowest
//   element
//      that still holds most of the running text;
//   3. inside the root, blocks that are mostly links, headings with nothing under them, and short scraps before the
//   first
//      and after the last real paragraph are left out.
// "Running text" is what stands in long blocks with few links: the measure of boilerpipe (Kohlschuetter et al. 2010,
// "Boilerplate Detection using Shallow Text Features").
#include <string>
#include <vector>

#include "isnad/page/html_blocks.h"
#include "isnad/page/html_dated.h"
#include "isnad/page/html_tree.h"

namespace isnad {

struct HtmlContent {
  std::uint32_t root = 0;
  std::vector<bool> main;        // one for each block
  std::vector<bool> caption;     // one for each block: stands in a <figcaption> or in what calls itself a caption
  std::uint32_t heading = 0;     // the text node that begins the heading that says the title; 0: none
  std::vector<HtmlDated> dated;  // short texts that may say when this was published
};

/// What a page says of its article elsewhere; the heading that says the title stands in or above the content.
struct HtmlClues {
  std::vector<std::string> titles;  // the surest first
  std::string description;
  bool live = false;  // a live page: entries with headings of their own
};

[[nodiscard]] HtmlContent find_html_content(const HtmlTree& tree, const HtmlBlocks& flat, const HtmlClues& clues = {});

}  // namespace isnad
