#pragma once
// The index of words in SQLite: its FTS5 with the tokenizer `isnad` (search_words.h) and the ranking function
// `isnad_rank`, which are registered on one connection and live as long as it. Texts that begin with a sign of ours are
// split at spaces and taken as they stand, as are the words of a query.
//
//     isnad_rank(words, weights)   weights: one number for each phrase of the query, as text, separated by spaces
#include <memory>

#include "isnad/store/sqlite.h"
#include "isnad/store/word_index.h"

namespace isnad {

/// Requires: `db` and `words` outlive the index and every statement of the connection. Faults: those of `db`.
[[nodiscard]] std::unique_ptr<WordIndex> open_fts5(Sqlite& db, SearchWords& words, OpenMode mode);

}  // namespace isnad
