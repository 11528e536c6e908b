#pragma once
// Where the words of an expectation stand in an article. White space in a surface matches any white space in the text,
// so that a name over a hard wrap can be written on one line.
#include <string>
#include <string_view>
#include <vector>

#include "case_file.h"
#include "isnad/base/span.h"

namespace isnad::cases {

/// All occurrences, or the n-th one alone. Empty when the words do not stand there.
std::vector<Span> occurrences(std::string_view text, const Surface& surface);

/// At least half of the shorter span is common to both: the test for clauses, whose borders are a matter of taste.
bool much_the_same(Span a, Span b);

/// The words with each run of white space as one space, none at the ends.
std::string squeezed(std::string_view words);

/// In guillemets, squeezed: how a span is printed.
std::string shown(std::string_view words);

}  // namespace isnad::cases
