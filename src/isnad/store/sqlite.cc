#include "isnad/store/sqlite.h"

#include <sqlite3.h>

#include <filesystem>

#include "isnad/store/fts5.h"
#include "isnad/store/sqlite_schema.h"

namespace isnad {
namespace {

Error error_of(int status, const std::string& path, const char* detail) {
  const std::string said = std::string(" (") + detail + ")";
  switch (status & 0xFF) {
    case SQLITE_FULL:
      return {ErrorCode::Unreadable, "the disk is full; nothing of this step was kept. Make room and do it again",
              path};
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return {ErrorCode::Unreadable, "cannot be written; check the permissions of the file and of its folder", path};
    case SQLITE_CANTOPEN:
      return {ErrorCode::Unreadable, "cannot be opened; check that the folder exists and may be written" + said, path};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::Unreadable, "another process is writing to it and did not end in time; do it again later",
              path};
    case SQLITE_NOTADB:
      return {ErrorCode::BadSyntax, "is no archive, or its head is damaged; give another file, or take a copy", path};
    case SQLITE_CORRUPT:
      return {ErrorCode::BadSyntax,
              "is damaged; take a copy of it, then export what can be read with `isnad export`" + said, path};
    case SQLITE_IOERR:
      return {ErrorCode::Unreadable,
              "could not be read or written; nothing of this step was kept. Check the disk" + said, path};
    default:
      return {ErrorCode::Internal, "the archive's engine refuses" + said, path};
  }
}

/// Values are copied when bound. Not re-entrant: the same SQL is not run again inside its own loop.
class SqliteStatement final : public SqlStatement {
 public:
  SqliteStatement(Sqlite& db, sqlite3_stmt* handle) : db_(db), handle_(handle) {}
  ~SqliteStatement() override { sqlite3_finalize(handle_); }
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;

  void reset() override {
    if (handle_ != nullptr) sqlite3_reset(handle_);
  }
  bool step() override {
    if (handle_ == nullptr || db_.failed()) return false;
    const int status = sqlite3_step(handle_);
    if (status == SQLITE_ROW) return true;
    db_.good(status);
    sqlite3_reset(handle_);
    return false;
  }
  [[nodiscard]] std::int64_t integer(int column) const override { return sqlite3_column_int64(handle_, column); }
  [[nodiscard]] double real(int column) const override { return sqlite3_column_double(handle_, column); }
  [[nodiscard]] std::string_view text(int column) const override {
    return bytes(sqlite3_column_text(handle_, column), column);
  }
  [[nodiscard]] std::string_view blob(int column) const override {
    return bytes(sqlite3_column_blob(handle_, column), column);
  }
  [[nodiscard]] bool is_null(int column) const override { return sqlite3_column_type(handle_, column) == SQLITE_NULL; }

 protected:
  void put(int at, std::int64_t value) override {
    if (handle_ != nullptr) db_.good(sqlite3_bind_int64(handle_, at, value));
  }
  void put(int at, std::string_view value) override {
    if (handle_ != nullptr)
      db_.good(sqlite3_bind_text64(handle_, at, value.data() == nullptr ? "" : value.data(), value.size(),
                                   SQLITE_TRANSIENT, SQLITE_UTF8));
  }
  void put(int at, Blob value) override {
    if (handle_ != nullptr)
      db_.good(sqlite3_bind_blob64(handle_, at, value.bytes.data() == nullptr ? "" : value.bytes.data(),
                                   value.bytes.size(), SQLITE_TRANSIENT));
  }
  void put(int at, Null /*value*/) override {
    if (handle_ != nullptr) db_.good(sqlite3_bind_null(handle_, at));
  }

 private:
  std::string_view bytes(const void* data, int column) const {
    if (data == nullptr) return {};
    return {static_cast<const char*>(data), static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
  }
  Sqlite& db_;
  sqlite3_stmt* handle_;
};

/// A file in a folder that cannot be written has no room for the files SQLite keeps beside it; when nobody has written
/// to it since it was closed it can be read as it stands.
std::string as_it_stands(const std::string& path) {
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(path).string()) {
    if (c == '?' || c == '#' || c == '%') {
      constexpr const char* kHex = "0123456789ABCDEF";
      uri += {'%', kHex[(static_cast<unsigned char>(c) >> 4U) & 15U], kHex[static_cast<unsigned char>(c) & 15U]};
    } else {
      uri.push_back(c);
    }
  }
  return uri + "?immutable=1";
}

Result<ArchiveHome> prepare_home(const std::string& file, const std::string& path, OpenMode mode, SearchWords& words,
                                 const ArchiveOptions& options) {
  auto db = Sqlite::open(file, path, mode, options.busy_milliseconds, options.vfs);
  if (!db) return tl::unexpected(db.error());
  auto index = open_fts5(**db, words, mode);
  if (auto ready = prepare_sqlite_schema(**db, mode); !ready) return tl::unexpected(ready.error());
  return ArchiveHome{std::move(*db), std::move(index)};
}

}  // namespace

Result<std::unique_ptr<Sqlite>> Sqlite::open(const std::string& file, const std::string& path, OpenMode mode,
                                             int busy_milliseconds, const char* vfs) {
  sqlite3* handle = nullptr;
  const int flags = mode == OpenMode::Read    ? SQLITE_OPEN_READONLY
                    : mode == OpenMode::Write ? SQLITE_OPEN_READWRITE
                                              : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const int status = sqlite3_open_v2(file.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI, vfs);
  std::unique_ptr<Sqlite> db(new Sqlite(path, handle));
  if (handle == nullptr) return fail(ErrorCode::Internal, path, "no memory for the archive");
  sqlite3_extended_result_codes(handle, 1);
  db->good(status);
  if (!db->failed()) sqlite3_busy_timeout(handle, busy_milliseconds);
  if (const auto opened = db->check(); !opened) return tl::unexpected(opened.error());
  return db;
}

Sqlite::~Sqlite() {
  statements_.clear();
  nothing_.reset();
  sqlite3_close_v2(handle_);
}

SqlStatement& Sqlite::operator()(std::string_view sql) {
  const auto at = statements_.find(sql);
  if (at != statements_.end()) return *at->second;
  sqlite3_stmt* handle = nullptr;
  if (failed() || !good(sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                           &handle, nullptr))) {
    if (!nothing_) nothing_ = std::make_unique<SqliteStatement>(*this, nullptr);
    return *nothing_;
  }
  return *statements_.emplace(sql, std::make_unique<SqliteStatement>(*this, handle)).first->second;
}

void Sqlite::script(const std::string& sql) {
  if (!failed()) good(sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr));
}

std::int64_t Sqlite::changed_rows() const {
  return sqlite3_changes64(handle_);
}

bool Sqlite::good(int status) {
  const int kind = status & 0xFF;
  if (kind == SQLITE_OK || kind == SQLITE_ROW || kind == SQLITE_DONE) return true;
  fault(error_of(status, path(), sqlite3_errmsg(handle_)));
  return false;
}

void Sqlite::roll_back() {
  sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
}

std::int64_t Sqlite::bytes() {
  return number("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()");
}

std::vector<std::string> Sqlite::find_damage() {
  std::vector<std::string> out;
  SqlStatement& rows = (*this)("PRAGMA integrity_check(100)").bind();
  while (rows.step()) {
    if (rows.text(0) != "ok") out.push_back("integrity: " + std::string(rows.text(0)));
  }
  SqlStatement& keys = (*this)("PRAGMA foreign_key_check").bind();
  while (keys.step()) {
    out.push_back("a row of " + std::string(keys.text(0)) + " points at one of " + std::string(keys.text(2)) +
                  " that is not there");
  }
  if (const auto fine = check(); !fine) out.push_back(fine.error().message);
  return out;
}

Result<ArchiveHome> open_sqlite_home(const std::string& path, OpenMode mode, SearchWords& words,
                                     const ArchiveOptions& options) {
  std::error_code ec;
  if (mode != OpenMode::Create && !std::filesystem::exists(path, ec)) {
    return fail(ErrorCode::NotFound, path, "no such archive; `isnad add --archive FILE PATH...` makes one");
  }
  auto home = prepare_home(path, path, mode, words, options);
  const bool beside = std::filesystem::exists(path + "-wal", ec);
  if (!home && mode == OpenMode::Read && home.error().code != ErrorCode::BadUsage && !beside &&
      options.vfs == nullptr) {
    auto still = prepare_home(as_it_stands(path), path, mode, words, options);
    if (still) return still;
  }
  return home;
}

}  // namespace isnad
