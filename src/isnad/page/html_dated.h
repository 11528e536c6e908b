#pragma once
// The short blocks of a page that may say when it was published, the likeliest first: those near the heading, those in
// elements named after dates, those right below the content, the others. What they say is not read here.
#include <cstddef>
#include <cstdint>
#include <vector>

#include "isnad/page/html_blocks.h"
#include "isnad/page/html_tree.h"
#include "isnad/page/html_weights.h"

namespace isnad {

/// `heading`: the text node that begins the heading, 0 for none; `main`: one for each block.
[[nodiscard]] std::vector<std::size_t> find_dated_blocks(const HtmlTree& tree, const HtmlBlocks& flat,
                                                         const HtmlWeights& weights, std::uint32_t heading,
                                                         const std::vector<bool>& main);

}  // namespace isnad
