#include "isnad/store/sqlite.h"

#include <sqlite3.h>

#include "isnad/base/ensure.h"

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

}  // namespace

SqlStatement::~SqlStatement() {
  sqlite3_finalize(handle_);
}

void SqlStatement::reset() {
  if (handle_ != nullptr) sqlite3_reset(handle_);
}

bool SqlStatement::step() {
  if (handle_ == nullptr || db_.failed()) return false;
  const int status = sqlite3_step(handle_);
  if (status == SQLITE_ROW) return true;
  db_.good(status);
  sqlite3_reset(handle_);
  return false;
}

void SqlStatement::put(int at, std::int64_t value) {
  if (handle_ != nullptr) db_.good(sqlite3_bind_int64(handle_, at, value));
}
void SqlStatement::put(int at, std::string_view value) {
  if (handle_ != nullptr)
    db_.good(sqlite3_bind_text64(handle_, at, value.data() == nullptr ? "" : value.data(), value.size(),
                                 SQLITE_TRANSIENT, SQLITE_UTF8));
}
void SqlStatement::put(int at, Blob value) {
  if (handle_ != nullptr)
    db_.good(sqlite3_bind_blob64(handle_, at, value.bytes.data() == nullptr ? "" : value.bytes.data(),
                                 value.bytes.size(), SQLITE_TRANSIENT));
}
void SqlStatement::put(int at, Null /*value*/) {
  if (handle_ != nullptr) db_.good(sqlite3_bind_null(handle_, at));
}

std::int64_t SqlStatement::integer(int column) const {
  return sqlite3_column_int64(handle_, column);
}
double SqlStatement::real(int column) const {
  return sqlite3_column_double(handle_, column);
}
std::string_view SqlStatement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
  return bytes == nullptr ? std::string_view{}
                          : std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column)));
}
std::string_view SqlStatement::blob(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(handle_, column));
  return bytes == nullptr ? std::string_view{}
                          : std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column)));
}
bool SqlStatement::is_null(int column) const {
  return sqlite3_column_type(handle_, column) == SQLITE_NULL;
}
std::optional<std::string> SqlStatement::text_or_none(int column) const {
  if (is_null(column)) return std::nullopt;
  return std::string(text(column));
}

Result<std::unique_ptr<Database>> Database::open(const std::string& file, const std::string& path, OpenMode mode,
                                                 int busy_milliseconds, const char* vfs) {
  sqlite3* handle = nullptr;
  const int flags = mode == OpenMode::Read    ? SQLITE_OPEN_READONLY
                    : mode == OpenMode::Write ? SQLITE_OPEN_READWRITE
                                              : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const int status = sqlite3_open_v2(file.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI, vfs);
  std::unique_ptr<Database> db(new Database(path, handle));
  if (handle == nullptr) return fail(ErrorCode::Internal, path, "no memory for the archive");
  sqlite3_extended_result_codes(handle, 1);
  db->good(status);
  if (!db->failed()) sqlite3_busy_timeout(handle, busy_milliseconds);
  if (const auto opened = db->check(); !opened) return tl::unexpected(opened.error());
  return db;
}

Database::~Database() {
  statements_.clear();
  nothing_.reset();
  sqlite3_close_v2(handle_);
}

SqlStatement& Database::operator()(std::string_view sql) {
  const auto at = statements_.find(sql);
  if (at != statements_.end()) return *at->second;
  sqlite3_stmt* handle = nullptr;
  if (failed() || !good(sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                           &handle, nullptr))) {
    if (!nothing_) nothing_ = std::make_unique<SqlStatement>(*this, nullptr);
    return *nothing_;
  }
  return *statements_.emplace(sql, std::make_unique<SqlStatement>(*this, handle)).first->second;
}

void Database::script(const std::string& sql) {
  if (!failed()) good(sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr));
}

std::int64_t Database::last_row() const {
  return sqlite3_last_insert_rowid(handle_);
}

std::int64_t Database::changed_rows() const {
  return sqlite3_changes64(handle_);
}

std::int64_t Database::number(std::string_view sql) {
  SqlStatement& s = (*this)(sql).bind();
  const std::int64_t out = s.step() ? s.integer(0) : 0;
  s.reset();
  return out;
}

Result<void> Database::check() {
  if (!error_) return {};
  Error error = std::move(*error_);
  error_.reset();
  return tl::unexpected(std::move(error));
}

bool Database::good(int status) {
  const int kind = status & 0xFF;
  if (kind == SQLITE_OK || kind == SQLITE_ROW || kind == SQLITE_DONE) return true;
  fault(error_of(status, path_, sqlite3_errmsg(handle_)));
  return false;
}

void Database::fault(Error error) {
  if (!error_) error_ = std::move(error);
}

Transaction::Transaction(Database& db) : db_(db) {
  db_.script("BEGIN IMMEDIATE");
  open_ = !db_.failed();
}

Transaction::~Transaction() {
  if (open_) sqlite3_exec(db_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<void> Transaction::commit() {
  db_.script("COMMIT");
  auto done = db_.check();
  if (done) open_ = false;
  return done;
}

}  // namespace isnad
