#include "isnad/store/postgres.h"

#include <libpq-fe.h>

#include <algorithm>
#include <cstdlib>

#include "isnad/store/postgres_schema.h"
#include "isnad/store/postgres_statement.h"
#include "isnad/store/posting_index.h"

namespace isnad {
namespace {

constexpr std::int64_t kLockClass = 0x49534E44;  // "ISND"

void keep_silent(void* /*context*/, const pg_result* /*notice*/) {}

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != '\n' && c != '\t') {
      out.push_back(c);
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

/// What to do about an error of the server, by its code (PostgreSQL, appendix A).
Error error_of(std::string_view code, const std::string& path, const std::string& detail) {
  const std::string said = detail.empty() ? "" : " (" + detail + ")";
  const std::string_view kind = code.substr(0, 2);
  if (code == "53100")
    return {ErrorCode::Unreadable,
            "the disk of the server is full; nothing of this step was kept. Make room and do it again", path};
  if (code == "53300")
    return {ErrorCode::Unreadable, "the server takes no more connections; do it again later, or let it take more",
            path};
  if (code == "42501")
    return {ErrorCode::Unreadable, "the role has no right to do this; let the owner of the database grant it" + said,
            path};
  if (code == "25006")
    return {ErrorCode::Unreadable, "cannot be written: the server, or the role, only reads" + said, path};
  if (code == "55P03")
    return {ErrorCode::Unreadable, "another process is writing to it and did not end in time; do it again later", path};
  if (code == "57014" || kind == "40")
    return {ErrorCode::Unreadable, "the server gave this step up; nothing of it was kept. Do it again" + said, path};
  if (kind == "08" || kind == "57" || code.empty())
    return {ErrorCode::Unreadable,
            "the connection to the server was lost; do it again: what had not been acknowledged may be missing, and "
            "adding twice changes nothing" +
                said,
            path};
  if (kind == "XX")
    return {ErrorCode::BadSyntax,
            "is damaged, or the server is; take a copy of it, then export what can be read with `isnad export`" + said,
            path};
  if (kind == "58" || kind == "53")
    return {ErrorCode::Unreadable,
            "the server could not read or write; nothing of this step was kept. Look after the server" + said, path};
  if (code == "42P01")
    return {ErrorCode::BadSyntax, "a table of the archive is missing; restore it from a copy" + said, path};
  return {ErrorCode::Internal, "the archive's engine refuses" + said, path};
}

/// The parameters that an address names. Empty: libpq does not understand it. What libpq says about that is not shown:
/// it repeats the address, and with it the password.
std::vector<std::pair<std::string, std::string>> parameters_of(const std::string& address) {
  std::vector<std::pair<std::string, std::string>> out;
  char* fault = nullptr;
  PQconninfoOption* options = PQconninfoParse(address.c_str(), &fault);
  for (const PQconninfoOption* o = options; o != nullptr && o->keyword != nullptr; ++o) {
    if (o->val != nullptr) out.emplace_back(o->keyword, o->val);
  }
  if (options != nullptr && out.empty()) out.emplace_back("dbname", "");
  PQconninfoFree(options);
  PQfreemem(fault);
  return out;
}

/// The address as errors name it: user, host, port and database, and the options that choose the schema.
std::string shown(const std::vector<std::pair<std::string, std::string>>& parameters) {
  const auto value = [&](std::string_view keyword) {
    const auto at =
        std::find_if(parameters.begin(), parameters.end(), [&](const auto& p) { return p.first == keyword; });
    return at == parameters.end() ? std::string() : at->second;
  };
  std::string out = "postgresql://";
  if (const std::string user = value("user"); !user.empty()) out += user + "@";
  out += value("host");
  if (const std::string port = value("port"); !port.empty()) out += ":" + port;
  out += "/" + value("dbname");
  if (const std::string options = value("options"); !options.empty()) out += "?options=" + options;
  if (const std::string service = value("service"); !service.empty()) out += "?service=" + service;
  return out;
}

}  // namespace

Postgres::Postgres(std::string path, OpenMode mode, int busy_milliseconds)
    : Database(std::move(path)), mode_(mode), busy_milliseconds_(busy_milliseconds) {}

Postgres::~Postgres() {
  statements_.clear();
  close();
}

void Postgres::close() {
  PQfinish(handle_);
  handle_ = nullptr;
}

Result<std::unique_ptr<Postgres>> Postgres::open(const std::string& address, OpenMode mode, int busy_milliseconds) {
  auto parameters = parameters_of(address);
  if (parameters.empty()) {
    return fail(
        ErrorCode::BadUsage, address.substr(0, address.find("://") + 3),
        "is no address of a database; write postgresql://USER@HOST/DATABASE, and signs like @ / : % # in a name "
        "or password as %40 %2F %3A %25 %23");
  }
  std::unique_ptr<Postgres> db(new Postgres(shown(parameters), mode, busy_milliseconds));
  db->parameters_ = std::move(parameters);
  db->connect();
  if (auto fine = db->check(); !fine) return tl::unexpected(fine.error());
  return db;
}

bool Postgres::connect() {
  close();
  std::vector<const char*> keywords;
  std::vector<const char*> values;
  const auto add = [&](const char* keyword, const char* value) {
    keywords.push_back(keyword);
    values.push_back(value);
  };
  if (std::getenv("PGCONNECT_TIMEOUT") == nullptr) add("connect_timeout", "15");  // what the address says goes before
  add("fallback_application_name", "isnad");
  add("keepalives_idle", "60");
  for (const auto& [keyword, value] : parameters_) add(keyword.c_str(), value.c_str());
  add("client_encoding", "UTF8");
  add(nullptr, nullptr);
  handle_ = PQconnectdbParams(keywords.data(), values.data(), 0);
  ++connection_;
  in_transaction_ = false;
  running_ = nullptr;
  if (handle_ == nullptr) {
    fault({ErrorCode::Internal, "no memory for the archive", path()});
    return false;
  }
  PQsetNoticeReceiver(handle_, keep_silent, nullptr);
  if (PQstatus(handle_) == CONNECTION_OK) return greet();
  const char* what = PQconnectionNeedsPassword(handle_) == 1
                         ? "; the server asks for a password: put it into ~/.pgpass or PGPASSWORD"
                     : PQconnectionUsedPassword(handle_) == 1
                         ? "; check the user, the password, and the name of the database"
                         : "; check that the server runs, and the host, the port and the name of the database";
  fault({ErrorCode::Unreadable, "cannot be reached (" + one_line(PQerrorMessage(handle_)) + ")" + what, path()});
  return false;
}

bool Postgres::greet() {
  const auto words = column(
      "SELECT unnest(ARRAY[current_setting('server_encoding'), coalesce(current_schema(), ''), "
      "coalesce((SELECT oid FROM pg_namespace WHERE nspname = current_schema()), 0)::text])");
  if (words.size() != 3) return false;
  if (words[0] != "UTF8") {
    fault({ErrorCode::BadSyntax,
           "the database is in " + words[0] +
               ", which has no Arabic; make one with `createdb --encoding UTF8 --template "
               "template0 NAME`",
           path()});
    return false;
  }
  if (words[1].empty()) {
    fault({ErrorCode::NotFound, "no schema that the address or the role looks in is there; CREATE SCHEMA makes one",
           path()});
    return false;
  }
  lock_ = kLockClass << 32U | std::strtoll(words[2].c_str(), nullptr, 10);
  return mode_ != OpenMode::Read || run("SET default_transaction_read_only = on");
}

bool Postgres::mend() {
  return !in_transaction_ && PQstatus(handle_) != CONNECTION_OK && connect();
}

void Postgres::settle() {
  if (running_ != nullptr) running_->take_over();
}

void Postgres::refuse(const pg_result* result) {
  const char* code = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  const char* message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
  const bool lost = PQstatus(handle_) != CONNECTION_OK;
  fault(error_of(code != nullptr ? code
                 : lost          ? ""
                                 : "XX000",
                 path(), one_line(message != nullptr ? message : PQerrorMessage(handle_))));
}

bool Postgres::run(const std::string& sql) {
  settle();
  pg_result* done = PQexec(handle_, sql.c_str());
  const ExecStatusType status = PQresultStatus(done);
  const bool good = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
  if (!good) refuse(done);
  PQclear(done);
  return good;
}

void Postgres::script(const std::string& sql) {
  if (!failed()) run(sql);
}

std::vector<std::string> Postgres::column(const std::string& sql) {
  std::vector<std::string> out;
  if (failed()) return out;
  settle();
  pg_result* rows = PQexec(handle_, sql.c_str());
  if (PQresultStatus(rows) == PGRES_TUPLES_OK) {
    for (int i = 0; i < PQntuples(rows); ++i) out.emplace_back(PQgetvalue(rows, i, 0));
  } else {
    refuse(rows);
  }
  PQclear(rows);
  return out;
}

SqlStatement& Postgres::operator()(std::string_view sql) {
  auto& kept = statements_[sql];
  if (!kept) kept = std::make_unique<PostgresStatement>(*this, sql, statements_.size());
  return *kept;
}

// The lock is waited for as long as SQLite waits for its file. A server that is set to acknowledge what is not yet on
// its disk is asked not to; a process that lost its network amid a step holds the lock for ten minutes at most.
void Postgres::begin() {
  if (failed()) return;
  settle();
  const std::string sql =
      "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SET LOCAL lock_timeout = " +
      std::to_string(busy_milliseconds_) +
      "; SET LOCAL idle_in_transaction_session_timeout = '10min'; SELECT set_config('synchronous_commit', 'on', true) "
      "WHERE current_setting('synchronous_commit') = 'off'; SELECT pg_advisory_xact_lock(" +
      std::to_string(lock_) + ")";
  if (PQstatus(handle_) != CONNECTION_OK && !mend()) return;
  in_transaction_ = run(sql);
  if (!in_transaction_ && PQstatus(handle_) != CONNECTION_OK) {  // it broke since the last step
    (void)check();
    if (mend()) in_transaction_ = run(sql);
  }
  if (!in_transaction_) PQclear(PQexec(handle_, "ROLLBACK"));
}

void Postgres::commit() {
  if (end_ && !failed()) end_(true);
  if (failed()) return;
  settle();
  pg_result* done = PQexec(handle_, "COMMIT");
  if (PQresultStatus(done) != PGRES_COMMAND_OK) {
    refuse(done);
  } else if (std::string_view(PQcmdStatus(done)) != "COMMIT") {  // a transaction that met a fault is rolled back
    fault({ErrorCode::Internal, "a step met a fault and was not kept; do it again", path()});
  } else {
    in_transaction_ = false;
  }
  PQclear(done);
}

void Postgres::roll_back() {
  if (end_) end_(false);
  if (running_ != nullptr) running_->reset();
  PQclear(PQexec(handle_, "ROLLBACK"));
  in_transaction_ = false;
}

std::int64_t Postgres::bytes() {
  return number(
      "SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint FROM pg_class c WHERE c.relkind = 'r' "
      "AND c.relnamespace = current_schema()::regnamespace");
}

Result<ArchiveHome> open_postgres_home(const std::string& address, OpenMode mode, SearchWords& words,
                                       const ArchiveOptions& options) {
  auto db = Postgres::open(address, mode, options.busy_milliseconds);
  if (!db) return tl::unexpected(db.error());
  const auto rights = prepare_postgres_schema(**db, mode);
  if (!rights) return tl::unexpected(rights.error());
  ArchiveHome home;
  home.index = open_posting_index(**db, words);
  home.db = std::move(*db);
  home.read_only = *rights == Rights::ReadOnly;
  return home;
}

}  // namespace isnad
