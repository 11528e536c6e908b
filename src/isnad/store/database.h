#pragma once
// A database that speaks SQL, as the archive uses one: a connection, prepared statements that are kept, and one error.
// After the first fault nothing more is run and every step() says false; the caller looks once, at the end of what
// belongs together (check()), and gets an error that names the archive and says what to do. So a loop over rows needs
// no test of its own, and a transaction that met a fault can only be rolled back.
//
//     Transaction step(db);
//     db("INSERT INTO story VALUES (?1, ?2)").run(7, "label");
//     if (auto done = step.commit(); !done) return done;
//
// SQL is written once, in what SQLite (3.35 and later) and PostgreSQL both know: ON CONFLICT, RETURNING, values as ?1.
// What only one of them knows stands in the file of that one (sqlite.h), as the index of words does (word_index.h).
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/result.h"

namespace isnad {

struct Blob {
  std::string_view bytes;
};
struct Null {};

/// A prepared statement, bound and stepped in place. Values are copied when bound. Not re-entrant: do not run the same
/// SQL again inside its own loop.
class SqlStatement {
 public:
  SqlStatement() = default;
  virtual ~SqlStatement() = default;
  SqlStatement(const SqlStatement&) = delete;
  SqlStatement& operator=(const SqlStatement&) = delete;

  template <typename... Values>
  SqlStatement& bind(const Values&... values) {
    reset();
    int at = 0;
    (set(++at, values), ...);
    return *this;
  }
  /// True: a row stands ready. False: the end, or a fault.
  virtual bool step() = 0;
  /// Binds, and steps to the end.
  template <typename... Values>
  void run(const Values&... values) {
    bind(values...);
    while (step()) {
    }
  }
  virtual void reset() = 0;

  [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
  [[nodiscard]] virtual double real(int column) const = 0;
  [[nodiscard]] virtual std::string_view text(int column) const = 0;  // until the next step or bind
  [[nodiscard]] virtual std::string_view blob(int column) const = 0;
  [[nodiscard]] virtual bool is_null(int column) const = 0;
  [[nodiscard]] std::optional<std::string> text_or_none(int column) const {
    return is_null(column) ? std::nullopt : std::optional<std::string>(text(column));
  }

 protected:
  virtual void put(int at, std::int64_t value) = 0;
  virtual void put(int at, std::string_view value) = 0;
  virtual void put(int at, Blob value) = 0;
  virtual void put(int at, Null value) = 0;

 private:
  void set(int at, Blob value) { put(at, value); }
  void set(int at, Null value) { put(at, value); }
  void set(int at, std::string_view value) { put(at, value); }
  template <std::integral T>
  void set(int at, T value) {
    put(at, static_cast<std::int64_t>(value));
  }
  template <typename T>
  void set(int at, const std::optional<T>& value) {
    value ? set(at, *value) : put(at, Null{});
  }
};

enum class OpenMode { Read, Write, Create };

class Database {
 public:
  virtual ~Database() = default;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// The statement of this SQL, prepared once. Requires: a string that outlives the database (a literal).
  virtual SqlStatement& operator()(std::string_view sql) = 0;
  /// Several statements without values.
  virtual void script(const std::string& sql) = 0;
  /// By the statement that was run last.
  [[nodiscard]] virtual std::int64_t changed_rows() const = 0;
  /// Takes the right to write at once, so that two processes wait for one another rather than fail half-way.
  virtual void begin() = 0;
  /// What was done since begin() is on the disk when this returned and nothing failed.
  virtual void commit() = 0;
  virtual void roll_back() = 0;
  /// How much the archive takes.
  [[nodiscard]] virtual std::int64_t bytes() = 0;
  /// What the database itself finds wrong in what it keeps, one line each.
  [[nodiscard]] virtual std::vector<std::string> find_damage() = 0;

  /// Runs an INSERT that ends in RETURNING and gives the number returned.
  template <typename... Values>
  std::int64_t insert(std::string_view sql, const Values&... values) {
    SqlStatement& s = (*this)(sql).bind(values...);
    const std::int64_t key = s.step() ? s.integer(0) : 0;
    s.reset();
    return key;
  }
  [[nodiscard]] std::int64_t number(std::string_view sql) { return insert(sql); }

  [[nodiscard]] bool failed() const { return error_.has_value(); }
  /// The first fault since the last check, which is thereby forgotten.
  [[nodiscard]] Result<void> check();
  void fault(Error error);
  /// Path or address, as errors name it.
  [[nodiscard]] const std::string& path() const { return path_; }

 protected:
  explicit Database(std::string path) : path_(std::move(path)) {}

 private:
  std::string path_;
  std::optional<Error> error_;
};

/// All or nothing: rolled back when it was not committed.
class Transaction {
 public:
  explicit Transaction(Database& db);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  [[nodiscard]] Result<void> commit();

 private:
  Database& db_;
  bool open_ = false;
};

}  // namespace isnad
