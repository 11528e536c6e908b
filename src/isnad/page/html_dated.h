#pragma once
// The short texts of a page that may say when it was published or changed, by where they stand: near the heading, in
// elements named after dates, right below the content, elsewhere. What they say is not read here. A page's own clock
// stands in its head, above the heading and in no element with it; such texts are left out.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "isnad/page/html_blocks.h"
#include "isnad/page/html_tree.h"
#include "isnad/page/html_weights.h"

namespace isnad {

struct HtmlDated {
  enum class Place : std::uint8_t { Near, Named, Below, Other };
  Place place = Place::Other;
  std::string element;  // "time[datetime]", "span.post-date", "p"
  std::string text;     // on one line
};

/// The likeliest first in each place. `heading`: the text node that begins the heading, 0 for none; `main`: one for
/// each block.
[[nodiscard]] std::vector<HtmlDated> find_dated_texts(const HtmlTree& tree, const HtmlBlocks& flat,
                                                      const HtmlWeights& weights, std::uint32_t heading,
                                                      const std::vector<bool>& main);

}  // namespace isnad
