#pragma once
// The index of words in PostgreSQL: own postings (posting.h) in the table `posting`, not its tsvector, which forgets
// places beyond 16383 and refuses a text of a megabyte, and whose index gives all the articles with a common word
// before the newest of them can be taken. Articles are gathered and written with their transaction, a statement for
// hundreds of them. A search goes through the chunks from the newest back, more at a time as it goes, until it has
// considered enough; it finds and ranks what the one of SQLite does (fts5.h).
#include <memory>

#include "isnad/store/postgres.h"

namespace isnad {

/// Requires: `db` and `words` outlive the index. Faults: those of `db`.
[[nodiscard]] std::unique_ptr<WordIndex> open_posting_index(Postgres& db, SearchWords& words);

}  // namespace isnad
