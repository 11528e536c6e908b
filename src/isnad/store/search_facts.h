#pragma once
// What of a reading goes into the search index besides its words: the tokens of the column `facts`, by which a search
// is filtered. The outlet, the day, month and year, the kinds of things that were found in it, and (by key in the table
// `name`) who and what it names.
//
//     "o:aljazeera d:2025-08-16 m:2025-08 y:2025 k:quotation n:12 n:57"
#include <string>
#include <string_view>
#include <vector>

#include "isnad/mention/reading.h"
#include "isnad/store/word_index.h"

namespace isnad {

/// `names`: the keys of what the reading names.
[[nodiscard]] SearchText search_text(const Reading& reading, const std::vector<std::int64_t>& names);

/// "o:" and the outlet's name folded into one token, as a filter gives it too.
[[nodiscard]] std::string outlet_token(std::string_view outlet);
/// "k:" tokens that a filter may name.
[[nodiscard]] std::vector<std::string_view> searchable_kinds();

/// One thing that a reading names, as the archive's table of names has it.
struct ArchivedName {
  EntityType type = EntityType::Other;
  std::string form;   // folded, one space between words
  std::string known;  // gazetteer id or empty
  friend auto operator<=>(const ArchivedName&, const ArchivedName&) = default;
};
/// Sorted, each once: every entity under each of its spellings.
[[nodiscard]] std::vector<ArchivedName> names_of(const Reading& reading);

}  // namespace isnad
