#pragma once
// Where a test keeps its archives: files of a folder of its own, or, where ISNAD_TEST_POSTGRES names the folder that
// `tests/postgres_server.py start` wrote to, schemas of that server's database. So one test is run on both homes.
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#if ISNAD_POSTGRES
#include <libpq-fe.h>
#endif

namespace isnad {

class TestHome {
 public:
  explicit TestHome(const std::string& name)
      : name_("isnad_" + name + "_" + std::to_string(::getpid())),
        folder_(std::filesystem::temp_directory_path() / name_) {
    if (const char* told = std::getenv("ISNAD_TEST_POSTGRES"); told != nullptr && *told != '\0')
      std::getline(std::ifstream(std::filesystem::path(told) / "address"), server_);
    std::filesystem::create_directories(folder_);
  }
  ~TestHome() {
    std::filesystem::permissions(folder_, std::filesystem::perms::owner_all);
    std::filesystem::remove_all(folder_);
    for (const std::string& schema : schemas_) (void)run("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
  }
  TestHome(const TestHome&) = delete;
  TestHome& operator=(const TestHome&) = delete;

  [[nodiscard]] bool on_server() const { return !server_.empty(); }
  [[nodiscard]] const std::string& server() const { return server_; }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  /// Of an archive that is not there yet.
  std::string address(const std::string& archive) {
    if (!on_server()) return (folder_ / archive).string();
    schemas_.push_back(name_ + "_" + archive);
    (void)run("CREATE SCHEMA " + schemas_.back());
    return in_schema(schemas_.back());
  }
  [[nodiscard]] std::string in_schema(const std::string& schema) const {
    return server_ + "&options=-csearch_path%3D" + schema;
  }
  /// The schema of the first address.
  [[nodiscard]] const std::string& schema() const { return schemas_.front(); }

  /// Runs SQL beside the archive; the first value of what it gives, or what the server says of it.
  [[nodiscard]] std::string run(const std::string& sql) const {
    std::string out;
#if ISNAD_POSTGRES
    pg_conn* connection = PQconnectdb(server_.c_str());
    PQsetNoticeReceiver(
        connection, [](void*, const pg_result*) {}, nullptr);
    pg_result* result = PQexec(connection, sql.c_str());
    if (PQresultStatus(result) != PGRES_TUPLES_OK) {
      out = PQresultErrorMessage(result);
    } else if (PQntuples(result) > 0) {
      out = PQgetvalue(result, 0, 0);
    }
    PQclear(result);
    PQfinish(connection);
#else
    (void)sql;
#endif
    return out;
  }

 private:
  std::string name_;
  std::filesystem::path folder_;
  std::string server_;
  std::vector<std::string> schemas_;
};

}  // namespace isnad
