#pragma once
// The tables of an archive in SQLite, by version (SQLite's user_version; application_id says that the file is ours). A
// file of an older version is brought up step by step in one transaction when it is opened for writing; one of a newer
// version is refused. Each step is a script in sqlite_schema.cc that is never changed after a release.
#include "isnad/store/database.h"

namespace isnad {

inline constexpr int kSchemaVersion = 2;

/// Makes or brings up the tables. Errors: BadUsage (newer), BadSyntax (a file of another program), and those of SQLite.
[[nodiscard]] Result<void> prepare_sqlite_schema(Database& db, OpenMode mode);

}  // namespace isnad
