#include "isnad/store/sqlite_schema.h"

#include "isnad/store/archive_schema.h"

namespace isnad {
namespace {

constexpr std::int64_t kApplication = 0x49534E44;  // "ISND"

}  // namespace

Result<void> prepare_sqlite_schema(Database& db, OpenMode mode) {
  const auto refuse = [&](ErrorCode code, const std::string& message) {
    (void)db.check();
    return fail(code, db.path(), message);
  };
  // No page is read before this: a file that is none of ours shows itself here.
  std::int64_t version = db.number("PRAGMA user_version");
  const std::int64_t application = db.number("PRAGMA application_id");
  if (auto read = db.check(); !read) return read;
  const bool empty = db.number("SELECT count(*) FROM sqlite_schema") == 0;
  if (auto read = db.check(); !read) return read;
  if (!empty && application != kApplication) {
    return refuse(ErrorCode::BadSyntax, "is a database of another program, no archive; give another file");
  }
  if (version > kSchemaVersion) {
    return refuse(ErrorCode::BadUsage, "was written by a newer version of isnad (archive format " +
                                           std::to_string(version) + ", this program knows " +
                                           std::to_string(kSchemaVersion) + "); use that version. Nothing was changed");
  }
  if (mode == OpenMode::Read) {
    if (version == kSchemaVersion) return {};
    return refuse(ErrorCode::BadSyntax, empty ? "is empty; add articles to it first"
                                              : "has an older format; open it for writing once, as `isnad add` does");
  }
  db.script(
      "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA "
      "cache_size=-32000;");
  if (version < kSchemaVersion) {
    Transaction step(db);
    version = db.number("PRAGMA user_version");  // another process may have been first
    for (; version < kSchemaVersion; ++version) db.script(kSchemaSteps[static_cast<std::size_t>(version)]);
    db.script("PRAGMA user_version=" + std::to_string(kSchemaVersion) +
              "; PRAGMA application_id=" + std::to_string(kApplication));
    return step.commit();
  }
  return db.check();
}

}  // namespace isnad
