#pragma once
// An archive in a PostgreSQL database, for several who work on one: the connection (libpq), and the archive's home in
// it. Any number may read and add at a time; those who write wait for one another, as they do at one SQLite file, by a
// lock of the server that ends with their transaction, so that a process that was killed holds up nobody.
//
//     postgresql://desk@db.example/news?options=-csearch_path%3Dwar     one schema of a database is one archive
//
// Rows come one by one, so that a loop over a whole archive needs the memory of one; where a loop asks for something
// else meanwhile, what is left of its rows is taken over first. Errors name the address without its password. A
// connection that was lost between two steps is made again; one that is lost amid a step is an error of that step.
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "isnad/store/archive_home.h"

struct pg_conn;
struct pg_result;

namespace isnad {

class PostgresStatement;

class Postgres final : public Database {
 public:
  /// Errors: BadUsage (no address), Unreadable (no server, no right, wrong password), BadSyntax (not in UTF-8).
  [[nodiscard]] static Result<std::unique_ptr<Postgres>> open(const std::string& address, OpenMode mode,
                                                              int busy_milliseconds);
  ~Postgres() override;

  SqlStatement& operator()(std::string_view sql) override;
  void script(const std::string& sql) override;
  [[nodiscard]] std::int64_t changed_rows() const override { return changed_rows_; }
  void begin() override;
  void commit() override;
  void roll_back() override;
  [[nodiscard]] std::int64_t bytes() override;
  [[nodiscard]] std::vector<std::string> find_damage() override;

  /// What is called before a transaction is committed (true) and after one was rolled back (false).
  void on_end(std::function<void(bool commits)> end) { end_ = std::move(end); }
  /// The first column of the rows of a statement that is run once.
  [[nodiscard]] std::vector<std::string> column(const std::string& sql);

 private:
  friend class PostgresStatement;
  Postgres(std::string path, OpenMode mode, int busy_milliseconds);

  void close();
  bool connect();
  /// Sets up a connection that is new. False: a fault.
  bool greet();
  /// Whether a connection that broke outside a transaction could be made again.
  bool mend();
  /// Runs statements without values; a fault if one of them fails.
  bool run(const std::string& sql);
  /// Makes what the server says a fault. `result` may be null.
  void refuse(const pg_result* result);
  void settle();  // what is left of the rows of a loop is taken over

  OpenMode mode_;
  int busy_milliseconds_;
  std::vector<std::pair<std::string, std::string>> parameters_;  // of the connection, password included
  pg_conn* handle_ = nullptr;
  std::uint64_t connection_ = 0;  // which one: what was prepared on another is not there
  bool in_transaction_ = false;
  std::int64_t lock_ = 0;  // this archive's, among all locks of the database
  std::int64_t changed_rows_ = 0;
  PostgresStatement* running_ = nullptr;
  std::unordered_map<std::string_view, std::unique_ptr<PostgresStatement>> statements_;
  std::function<void(bool)> end_;
};

/// Connects, brings up the tables (postgres_schema.h) and the index of words (posting_index.h).
[[nodiscard]] Result<ArchiveHome> open_postgres_home(const std::string& address, OpenMode mode, SearchWords& words,
                                                     const ArchiveOptions& options);

}  // namespace isnad
