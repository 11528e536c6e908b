#pragma once
// One line of a JSON Lines file: {"id", "text"} or {"id", "html"} and optionally url, outlet, title, byline, published,
// language, which become metadata under "record:...". Other fields are ignored. The text is taken unchanged.
#include <string_view>

#include "isnad/base/result.h"
#include "isnad/page/page.h"
#include "isnad/page/page_options.h"

namespace isnad {

/// `where` is file:line; `fallback_id` serves a record without an id.
/// Errors: BadSyntax (not JSON, not an object), MissingField (neither text nor html).
[[nodiscard]] Result<Page> read_record(std::string_view line, std::string_view where, std::string_view fallback_id,
                                       const PageOptions& options);

}  // namespace isnad
