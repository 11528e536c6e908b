#pragma once
// What an element's class and id say of it. Authors name things alike the world over ("related-posts", "share_bar",
// "entry-content"), in English even on Arabic pages, so these words belong to HTML, not to a language, and stand in the
// source. A class is cut into words at signs and capitals; a word is looked up by its beginning.
#include <cstdint>
#include <string_view>

#include "isnad/page/html_tree.h"

namespace isnad {

enum class HtmlHint : std::uint8_t {
  None,
  Strong,     // comments, footers, cookie walls, related links: never a wrapper's name
  Furniture,  // navigation, shares, advertisements, side columns ...: layouts are sometimes named after them
  Weak,       // often furniture, sometimes a wrapper: bylines, meta lines, tags
  Caption,
  Teaser,  // a card that leads to another article, or this one's lead
};

struct HtmlHints {
  HtmlHint hint = HtmlHint::None;
  bool body = false;     // names the article's body: "entry-content", itemprop=articleBody
  bool dated = false;    // names a date: "entry-date", "published"
  bool lead = false;     // names the paragraph that opens an article: "standfirst", "chapo"
  bool image = false;    // names a picture
  bool head = false;     // names the page's head or its clock
  bool article = false;  // names the article as a whole: "single-post", "article-wrapper"
};

[[nodiscard]] HtmlHints hints_of(const HtmlTree& tree, std::uint32_t node);

}  // namespace isnad
