#pragma once
// What a person types to search, taken apart:
//
//     word word          both (where too few articles have both, those with one follow)
//     "two words"        side by side; also between guillemets
//     word*              words that begin so
//     a OR b, (a b), -c  either; grouping; without
//     outlet:x  date:2025-08  date:2025-08..2025-09-15  person:x  place:x  organisation:x  kind:quotation
//
// A query is never wrong for its signs: what cannot be understood as an operator is a word. Unknown fields are words
// too.
#include <string>
#include <string_view>
#include <vector>

namespace isnad {

struct SearchTerm {
  enum class Kind { Words, Phrase, Prefix, Outlet, Date, Name, FindingKind };
  Kind kind = Kind::Words;
  std::string text;   // as typed, without marks
  std::string field;  // of a name: person, place, organisation
};

/// A tree: a leaf has a term, All and Any have parts; `without` says that it must not hold.
struct SearchNode {
  enum class Kind { Term, All, Any };
  Kind kind = Kind::All;
  SearchTerm term;
  std::vector<SearchNode> parts;
  bool without = false;
};

[[nodiscard]] SearchNode parse_search(std::string_view query);

}  // namespace isnad
