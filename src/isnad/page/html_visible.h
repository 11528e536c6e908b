#pragma once
// What a reader of a page sees of its headline, author, section and site where no metadata tells, or tells it wrongly:
// the page's own elements, by what their authors call them (class, id, rel, itemprop) and by how the <title> repeats
// them.
//
//     <title>Rain in Basra | The Site</title> ... <h2 class="itemTitle">Rain in Basra</h2>     visible:title = Rain in
//     Basra <span class="writer">...</span>  visible:byline        <div class="breadcrumb"><a>...  visible:crumbs, one
//     a line
//
// Texts are given as they stand; which word of a line is a name and which is "written by" is article/'s to say.
// Comments, lists of other articles and the foot of the page are passed over; visible:foot has the page's last lines,
// from the end.
#include "isnad/page/html_tree.h"
#include "isnad/page/page.h"

namespace isnad {

/// Adds visible:title, visible:byline, visible:section, visible:crumbs, visible:site, visible:foot, each at most once.
void read_visible(const HtmlTree& tree, PageMetadata& metadata);

}  // namespace isnad
