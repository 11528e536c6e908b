#pragma once
// An archive in one SQLite file: the connection, and the archive's home in it.
#include <memory>
#include <unordered_map>

#include "isnad/store/archive_home.h"

struct sqlite3;
struct sqlite3_stmt;

namespace isnad {

class Sqlite final : public Database {
 public:
  /// Errors: NotFound, Unreadable (also: not writable, held by another process), BadSyntax (damaged). `vfs` names
  /// another file layer (tests). `file` may be a URI of SQLite's; errors name `path`.
  [[nodiscard]] static Result<std::unique_ptr<Sqlite>> open(const std::string& file, const std::string& path,
                                                            OpenMode mode, int busy_milliseconds, const char* vfs);
  ~Sqlite() override;

  SqlStatement& operator()(std::string_view sql) override;
  void script(const std::string& sql) override;
  [[nodiscard]] std::int64_t changed_rows() const override;
  void begin() override { script("BEGIN IMMEDIATE"); }
  void commit() override { script("COMMIT"); }
  void roll_back() override;
  [[nodiscard]] std::int64_t bytes() override;
  [[nodiscard]] std::vector<std::string> find_damage() override;

  /// Notes what SQLite says; SQLITE_OK, ROW and DONE are no faults.
  bool good(int status);
  [[nodiscard]] sqlite3* handle() const { return handle_; }

 private:
  Sqlite(std::string path, sqlite3* handle) : Database(std::move(path)), handle_(handle) {}
  sqlite3* handle_;
  std::unordered_map<std::string_view, std::unique_ptr<SqlStatement>> statements_;
  std::unique_ptr<SqlStatement> nothing_;
};

/// Opens the file, brings up its tables (sqlite_schema.h) and its index of words (fts5.h).
[[nodiscard]] Result<ArchiveHome> open_sqlite_home(const std::string& path, OpenMode mode, SearchWords& words,
                                                   const ArchiveOptions& options);

}  // namespace isnad
