#pragma once
// Plain text as a page: the text unchanged, one block per line that is not blank, with the tag "line". Line breaks are
// LF, CR, CR LF, U+2028 and U+2029; the span of a line holds neither them nor the white space around the line.
#include <string>

#include "isnad/page/page.h"

namespace isnad {

void read_text(Page& page, std::string&& text);

}  // namespace isnad
