#pragma once
// The text of an HTML tree as a flat list of blocks in document order: what stands between two block-level tags, or
// between two <br>, with white space collapsed and entities decoded. Script, style, forms' controls and other things
// that are never read out are left out; nothing else is judged here. Each block knows the block-level element it stands
// in, so a selection of elements is a selection of blocks.
#include <cstdint>
#include <string>
#include <vector>

#include "isnad/base/span.h"
#include "isnad/page/html_tree.h"

namespace isnad {

struct HtmlBlock {
  Span text;                // in HtmlBlocks::buffer
  std::uint32_t node = 0;   // the innermost block-level element around it
  std::uint32_t first = 0;  // its text nodes lie in [first, last]
  std::uint32_t last = 0;
  HtmlTag tag = HtmlTag::Div;
  std::uint32_t letters = 0;       // code points that are not white space
  std::uint32_t link_letters = 0;  // ... of these inside links
  [[nodiscard]] float link_density() const {
    return letters == 0 ? 0.0F : static_cast<float>(link_letters) / static_cast<float>(letters);
  }
};

struct HtmlBlocks {
  std::string buffer;
  std::vector<HtmlBlock> blocks;
};

[[nodiscard]] HtmlBlocks flatten_html(const HtmlTree& tree);

/// True for elements whose content is never part of what is read.
[[nodiscard]] bool is_never_read(const HtmlTree& tree, std::uint32_t node);

}  // namespace isnad
