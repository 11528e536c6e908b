#pragma once
// A parsed query in the tokens of the index, with a weight for each.
#include <map>
#include <string>
#include <vector>

#include "isnad/base/result.h"
#include "isnad/store/archive.h"
#include "isnad/store/search_query.h"

namespace isnad {

struct SearchExpression {
  IndexQuery query;                                        // empty: nothing to search
  std::map<std::string, std::size_t, std::less<>> marked;  // token -> which word of the query, to show matches
  std::vector<std::string> prefixes;                       // tokens of which a beginning is enough
  std::vector<std::string> spelled;                        // other spellings of names, as forms
  bool can_be_loose = false;                               // several words, of which some would do
};

/// `loose`: words side by side need not all stand in an article; filters and exclusions still hold.
[[nodiscard]] Result<SearchExpression> make_expression(Archive& archive, const SearchNode& query, bool loose);

}  // namespace isnad
