#pragma once
// A statement prepared on a connection of PostgreSQL (postgres.h). Text that PostgreSQL could not keep (a NUL, bytes
// that are no UTF-8) is kept with U+FFFD in their place, and is looked for in the same way.
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "isnad/store/postgres.h"

namespace isnad {

/// "?1" of SQL that is written once as "$1", but not inside a literal.
[[nodiscard]] std::string with_dollars(std::string_view sql);

class PostgresStatement final : public SqlStatement {
 public:
  PostgresStatement(Postgres& db, std::string_view sql, std::size_t number);
  ~PostgresStatement() override;
  PostgresStatement(const PostgresStatement&) = delete;
  PostgresStatement& operator=(const PostgresStatement&) = delete;

  bool step() override;
  void reset() override;
  [[nodiscard]] std::int64_t integer(int column) const override;
  [[nodiscard]] double real(int column) const override;
  [[nodiscard]] std::string_view text(int column) const override { return blob(column); }
  [[nodiscard]] std::string_view blob(int column) const override;
  [[nodiscard]] bool is_null(int column) const override;

  /// Takes the rows that are still to come into memory.
  void take_over();

 protected:
  void put(int at, std::int64_t value) override;
  void put(int at, std::string_view value) override;
  void put(int at, Blob value) override;
  void put(int at, Null value) override;

 private:
  struct Value {
    std::optional<std::string> bytes;
    bool binary = false;
  };
  Value& value(int at);
  void drop_row();
  bool start();
  [[nodiscard]] bool send();
  /// The next row that the server sends; null at the end and after a fault.
  pg_result* receive();

  Postgres& db_;
  std::string sql_;
  std::string name_;
  std::uint64_t prepared_on_ = 0;
  std::vector<Value> values_;
  bool started_ = false;  // asked for, and the end not yet given
  pg_result* row_ = nullptr;
  std::deque<pg_result*> waiting_;
};

}  // namespace isnad
