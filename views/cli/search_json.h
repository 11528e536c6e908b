#pragma once
#include <string>

#include "isnad/isnad.h"

namespace isnad::cli {

/// The result of a search as one line of JSON: hits with id, title, outlet, published, score, snippet and the matched
/// spans, in code points of the article's text.
[[nodiscard]] std::string search_json(const SearchResult& result);

}  // namespace isnad::cli
