#pragma once
// Hard-wrapped paragraphs: which lines of plain text continue the line before. The text is never changed; the
// paragraph's span simply holds the line breaks, and blank lines between, which some archives put after every wrapped
// line.
//
// A page is wrapped when several of its lines stop, without a stop, near one width that no line goes far beyond. On a
// wrapped page a line that fills most of the width and does not end a sentence is continued by the next. On any page, a
// line that ends in a comma is. List items, headings and titles are shorter than the width or are told by their shape.
#include <vector>

#include "isnad/article/judge_lines.h"
#include "isnad/article/line.h"

namespace isnad {

/// continues[i]: line i + 1 belongs to the paragraph of line i. `fixed[i]`: line i is a title, a heading of the page's
/// own structure or furniture, and joins nothing.
[[nodiscard]] std::vector<bool> join_lines(const std::vector<Line>& lines, const std::vector<bool>& fixed);

/// "- item", "* item", "1. item", or one of several neighbours of the shape "name: value".
[[nodiscard]] std::vector<bool> find_list_items(const std::vector<Line>& lines);

}  // namespace isnad
