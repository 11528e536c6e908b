#pragma once
// The tables of an archive in SQLite, by version (SQLite's user_version; application_id says that the file is ours). A
// file of an older version is brought up step by step in one transaction when it is opened for writing; one of a newer
// version is refused. The steps: archive_schema.h.
#include "isnad/store/database.h"

namespace isnad {

/// Makes or brings up the tables. Errors: BadUsage (newer), BadSyntax (a file of another program), and those of SQLite.
[[nodiscard]] Result<void> prepare_sqlite_schema(Database& db, OpenMode mode);

}  // namespace isnad
