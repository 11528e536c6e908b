#pragma once
// What a page says of itself, with the place where it says so as the key:
//   jsonld:headline jsonld:datePublished jsonld:dateModified jsonld:author jsonld:publisher jsonld:articleBody
//   og:title og:site_name og:url article:published_time ... meta:author meta:date ...   (any <meta> name or property)
//   itemprop:datePublished itemprop:author ...   time:datetime   time:text   h1   title   link:canonical   html:lang
// The first value of a key wins, except that an article's JSON-LD wins over a web page's. Malformed JSON-LD is passed
// over. Values are decoded and trimmed, never interpreted.
#include "isnad/page/html_tree.h"
#include "isnad/page/page.h"

namespace isnad {

[[nodiscard]] PageMetadata read_html_metadata(const HtmlTree& tree);

}  // namespace isnad
