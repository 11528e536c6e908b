#include "isnad/store/archive_home.h"

#include "isnad/store/sqlite.h"
#if ISNAD_POSTGRES
#include "isnad/store/postgres.h"
#endif

namespace isnad {

Result<ArchiveHome> open_archive_home(const std::string& address, OpenMode mode, SearchWords& words,
                                      const ArchiveOptions& options) {
  if (!address.starts_with("postgresql://") && !address.starts_with("postgres://"))
    return open_sqlite_home(address, mode, words, options);
#if ISNAD_POSTGRES
  return open_postgres_home(address, mode, words, options);
#else
  return fail(ErrorCode::BadUsage, address.substr(0, address.find("://") + 3),
              "this isnad was built without PostgreSQL; install libpq-dev and build it again, or name a file");
#endif
}

}  // namespace isnad
