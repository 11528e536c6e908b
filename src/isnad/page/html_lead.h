#pragma once
// The lead: what stands between the heading and the element that holds the article's text. Templates set the first
// paragraph apart ("standfirst", "teaser-text", "chapo"), so it is outside the root, and often under a name that
// elsewhere is furniture's. A block is taken as lead when it is a sentence or two of prose, and its element says so, or
// the page's own description says the same, or it stands in the same article as the heading.
#include <cstddef>
#include <string_view>
#include <vector>

#include "isnad/page/html_blocks.h"
#include "isnad/page/html_root.h"
#include "isnad/page/html_tree.h"
#include "isnad/page/html_weights.h"

namespace isnad {

/// Blocks outside the root, or set aside in it, in document order. `description`: what the page says it is about.
[[nodiscard]] std::vector<std::size_t> find_lead_blocks(const HtmlTree& tree, const HtmlBlocks& flat,
                                                        const HtmlWeights& weights, const HtmlRoot& root,
                                                        std::string_view description);

}  // namespace isnad
