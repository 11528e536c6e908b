#pragma once
// The result of a search as JSON, format isnad.search/1: hits with id, version, title, outlet, published, story, score,
// snippet and the matched spans, in code points of the article's text.
#include <string>

#include "isnad/store/search_archive.h"

namespace isnad {

/// One line.
[[nodiscard]] std::string to_json(const SearchResult& result);

}  // namespace isnad
