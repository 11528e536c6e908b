#pragma once
// Cards: three or more neighbours of one kind and class, each with a line that is a link and a line or two beside it.
// That is how pages lead to other articles, whatever they call the list. What a card says is no part of the article.
#include <vector>

#include "isnad/page/html_blocks.h"
#include "isnad/page/html_tree.h"

namespace isnad {

/// One for each node: stands in a card. Time is linear in the page.
[[nodiscard]] std::vector<bool> find_cards(const HtmlTree& tree, const HtmlBlocks& flat);

}  // namespace isnad
