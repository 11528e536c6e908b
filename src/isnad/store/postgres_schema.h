#pragma once
// The tables of an archive in PostgreSQL: the steps of archive_schema.h in its words, and what only it has (the tables
// of the index of words, and indexes that hold a text of any length). They are made in the current schema; the table
// isnad_archive says that it is ours, and which format it has. An older format is brought up step by step in one
// transaction when the archive is opened for writing by a role that may; a newer one is refused.
#include "isnad/store/postgres.h"

namespace isnad {

enum class Rights { Write, ReadOnly };

/// What the role may do with the archive. Errors: NotFound (nothing there yet), BadUsage (newer), BadSyntax (another
/// program's tables), and those of the server.
[[nodiscard]] Result<Rights> prepare_postgres_schema(Postgres& db, OpenMode mode);

/// SQL of archive_schema.h in PostgreSQL's words.
[[nodiscard]] std::string in_postgres_words(std::string_view sql);

}  // namespace isnad
