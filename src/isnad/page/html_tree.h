#pragma once
// An HTML page as a tree, for reading it, not for showing it. Nodes stand in one vector in document order, so a subtree
// is a range and every walk is a loop: no page can exhaust the stack. Text and attributes are views into the page's
// bytes, entities not yet decoded; the bytes must outlive the tree.
//
//     <div><p>one<p>two</div>     0 div[0,5)  1 p[1,3)  2 "one"  3 p[3,5)  4 "two"
//
// Not the whole of the HTML standard: end tags that authors leave out are supplied (<p>, <li>, <td>, <option> ...) and
// stray ones are ignored, but misnested formatting is not rebuilt and tables do not throw their strays out: neither
// changes which text stands in which paragraph. Time and memory are linear in the page; elements nested deeper than the
// limit lose their own level and keep their text.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/page/html_tag.h"

namespace isnad {

struct HtmlAttribute {
  std::string_view name;   // as written; compare without case
  std::string_view value;  // as written; html_decode() it
};

struct HtmlNode {
  std::string_view text;  // text nodes: as written; elements: the name as written
  std::uint32_t parent = 0;
  std::uint32_t end = 0;  // one past the last node of this subtree
  std::uint32_t first_attribute = 0;
  std::uint16_t attributes = 0;
  HtmlTag tag = HtmlTag::Other;
  bool element = false;
  bool in_link = false;  // text between <a href> and </a>
  bool raw = false;      // text of <script>, <style>: never decoded
};

struct HtmlTree {
  std::vector<HtmlNode> nodes;  // nodes[0] is the root, an element without a name
  std::vector<HtmlAttribute> attributes;
  bool too_deep = false;

  /// The attribute's value as written; empty when there is none. `name` in lower case.
  [[nodiscard]] std::string_view attribute(std::uint32_t node, std::string_view name) const;
  [[nodiscard]] bool has_attribute(std::uint32_t node, std::string_view name) const;
  /// All text of a subtree, entities decoded, white space collapsed.
  [[nodiscard]] std::string text_of(std::uint32_t node) const;
};

/// Requires: `html` is UTF-8.
[[nodiscard]] HtmlTree parse_html(std::string_view html, std::uint32_t max_depth = 512);

}  // namespace isnad
