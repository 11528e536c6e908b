#pragma once
// What we add to SQLite's FTS5: the tokenizer `isnad` (search_words.h) and the ranking function `isnad_rank`. Both are
// registered on one connection and live as long as it. Texts that begin with kVerbatim are split at spaces and taken as
// they stand: the tokens of the column `facts`, and the words of a query, which search_query.cc has already made.
//
//     isnad_rank(words, weights)   weights: one number for each phrase of the query, as text, separated by spaces
#include "isnad/store/search_words.h"
#include "isnad/store/sqlite.h"

namespace isnad {

inline constexpr char kVerbatim = '\x01';

/// Requires: `words` outlives the connection.
void register_search(Database& db, SearchWords& words);

}  // namespace isnad
