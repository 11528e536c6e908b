#pragma once
// SQLite as we use it: one connection, prepared statements that are kept, and one error. After the first fault nothing
// more is run on the connection and every step() says false; the caller looks once, at the end of what belongs together
// (check()), and gets an error that names the file and says what to do. So a loop over rows needs no test of its own,
// and a transaction that met a fault can only be rolled back.
//
//     Transaction step(db);
//     db("INSERT INTO story VALUES (?1, ?2)").run(7, "label");
//     if (auto done = step.commit(); !done) return done;
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "isnad/base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace isnad {

class Database;

struct Blob {
  std::string_view bytes;
};
struct Null {};

/// A prepared statement, bound and stepped in place. Values are copied when bound. Not re-entrant: do not run the same
/// SQL again inside its own loop.
class SqlStatement {
 public:
  SqlStatement(Database& db, sqlite3_stmt* handle) : db_(db), handle_(handle) {}
  ~SqlStatement();
  SqlStatement(const SqlStatement&) = delete;
  SqlStatement& operator=(const SqlStatement&) = delete;

  template <typename... Values>
  SqlStatement& bind(const Values&... values) {
    reset();
    int at = 0;
    (put(++at, values), ...);
    return *this;
  }
  /// True: a row stands ready. False: the end, or a fault.
  bool step();
  /// Binds, and steps to the end.
  template <typename... Values>
  void run(const Values&... values) {
    bind(values...);
    while (step()) {
    }
  }
  void reset();

  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double real(int column) const;
  [[nodiscard]] std::string_view text(int column) const;  // until the next step or bind
  [[nodiscard]] std::string_view blob(int column) const;
  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::optional<std::string> text_or_none(int column) const;

 private:
  void put(int at, std::int64_t value);
  void put(int at, std::string_view value);
  void put(int at, Blob value);
  void put(int at, Null value);
  void put(int at, int value) { put(at, static_cast<std::int64_t>(value)); }
  void put(int at, std::uint32_t value) { put(at, static_cast<std::int64_t>(value)); }
  void put(int at, std::uint64_t value) { put(at, static_cast<std::int64_t>(value)); }
  void put(int at, const char* value) { put(at, std::string_view(value)); }
  void put(int at, const std::string& value) { put(at, std::string_view(value)); }
  void put(int at, const std::optional<std::string>& value) {
    value ? put(at, std::string_view(*value)) : put(at, Null{});
  }
  Database& db_;
  sqlite3_stmt* handle_;
};

enum class OpenMode { Read, Write, Create };

class Database {
 public:
  /// Errors: NotFound, Unreadable (also: not writable, held by another process), BadSyntax (damaged). `vfs` names
  /// another file layer (tests). `file` may be a URI of SQLite's; errors name `path`.
  [[nodiscard]] static Result<std::unique_ptr<Database>> open(const std::string& file, const std::string& path,
                                                              OpenMode mode, int busy_milliseconds,
                                                              const char* vfs = nullptr);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// The statement of this SQL, prepared once. Requires: a string that outlives the database (a literal).
  SqlStatement& operator()(std::string_view sql);
  /// Several statements without values.
  void script(const std::string& sql);
  [[nodiscard]] std::int64_t last_row() const;
  [[nodiscard]] std::int64_t changed_rows() const;
  [[nodiscard]] std::int64_t number(std::string_view sql);

  [[nodiscard]] bool failed() const { return error_.has_value(); }
  /// The first fault since the last check, which is thereby forgotten.
  [[nodiscard]] Result<void> check();
  /// Notes what SQLite says; SQLITE_OK, ROW and DONE are no faults.
  bool good(int status);
  void fault(Error error);

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] sqlite3* handle() const { return handle_; }

 private:
  Database(std::string path, sqlite3* handle) : path_(std::move(path)), handle_(handle) {}
  std::string path_;
  sqlite3* handle_;
  std::unordered_map<std::string_view, std::unique_ptr<SqlStatement>> statements_;
  std::optional<Error> error_;
  std::unique_ptr<SqlStatement> nothing_;
};

/// All or nothing. Takes the right to write at once (BEGIN IMMEDIATE), so that two processes wait for one another
/// rather than fail half-way; rolls back when it was not committed.
class Transaction {
 public:
  explicit Transaction(Database& db);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  /// What was done is on the disk when this returns without an error (synchronous=FULL).
  [[nodiscard]] Result<void> commit();

 private:
  Database& db_;
  bool open_ = false;
};

}  // namespace isnad
