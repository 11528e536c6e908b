#include "isnad/store/postgres_statement.h"

#include <libpq-fe.h>

#include <bit>
#include <charconv>

#include "isnad/base/utf8.h"

namespace isnad {
namespace {

constexpr int kBinary = 1;

std::uint64_t big_endian(std::string_view bytes) {
  std::uint64_t out = 0;
  for (const char c : bytes) out = out << 8U | static_cast<unsigned char>(c);
  return out;
}

}  // namespace

std::string with_dollars(std::string_view sql) {
  std::string out;
  out.reserve(sql.size());
  char quote = 0;
  for (std::size_t i = 0; i < sql.size(); ++i) {
    const char c = sql[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (c == '?' && i + 1 < sql.size() && sql[i + 1] >= '1' && sql[i + 1] <= '9') {
      out.push_back('$');
      continue;
    }
    out.push_back(c);
  }
  return out;
}

PostgresStatement::PostgresStatement(Postgres& db, std::string_view sql, std::size_t number)
    : db_(db), sql_(with_dollars(sql)), name_("isnad" + std::to_string(number)) {}

PostgresStatement::~PostgresStatement() {
  drop_row();
  for (pg_result* row : waiting_) PQclear(row);
}

PostgresStatement::Value& PostgresStatement::value(int at) {
  const auto index = static_cast<std::size_t>(at) - 1;
  if (values_.size() <= index) values_.resize(index + 1);
  return values_[index];
}

void PostgresStatement::put(int at, std::int64_t value_put) {
  value(at) = {std::to_string(value_put), false};  // as text it fits a number of any width
}

void PostgresStatement::put(int at, std::string_view value_put) {
  std::string text =
      find_invalid_utf8(value_put) == std::string_view::npos ? std::string(value_put) : replace_invalid_utf8(value_put);
  for (std::size_t nul = text.find('\0'); nul != std::string::npos; nul = text.find('\0', nul))
    text.replace(nul, 1, "\xEF\xBF\xBD");
  value(at) = {std::move(text), true};
}

void PostgresStatement::put(int at, Blob value_put) {
  value(at) = {std::string(value_put.bytes), true};
}

void PostgresStatement::put(int at, Null /*value*/) {
  value(at) = {std::nullopt, false};
}

void PostgresStatement::drop_row() {
  PQclear(row_);
  row_ = nullptr;
}

bool PostgresStatement::send() {
  if (prepared_on_ != db_.connection_) {
    pg_result* made = PQprepare(db_.handle_, name_.c_str(), sql_.c_str(), 0, nullptr);
    const bool good = PQresultStatus(made) == PGRES_COMMAND_OK;
    if (!good && PQstatus(db_.handle_) == CONNECTION_OK) db_.refuse(made);
    PQclear(made);
    if (!good) return false;
    prepared_on_ = db_.connection_;
  }
  std::vector<const char*> bytes;
  std::vector<int> sizes;
  std::vector<int> formats;
  bytes.reserve(values_.size()), sizes.reserve(values_.size()), formats.reserve(values_.size());
  for (const Value& v : values_) {
    bytes.push_back(v.bytes ? v.bytes->c_str() : nullptr);
    sizes.push_back(v.bytes ? static_cast<int>(v.bytes->size()) : 0);
    formats.push_back(v.binary ? kBinary : 0);
  }
  return PQsendQueryPrepared(db_.handle_, name_.c_str(), static_cast<int>(values_.size()), bytes.data(), sizes.data(),
                             formats.data(), kBinary) == 1 &&
         PQsetSingleRowMode(db_.handle_) == 1;
}

bool PostgresStatement::start() {
  db_.settle();
  for (int attempt = 0; !db_.failed(); ++attempt) {
    if (send()) {
      db_.running_ = this;
      row_ = receive();
      started_ = row_ != nullptr;
      if (started_ || db_.failed() || PQstatus(db_.handle_) == CONNECTION_OK) return started_;
    }
    if (db_.failed()) break;
    if (attempt > 0 || !db_.mend()) {
      db_.refuse(nullptr);
      break;
    }
  }
  return false;
}

pg_result* PostgresStatement::receive() {
  while (pg_result* result = PQgetResult(db_.handle_)) {
    switch (PQresultStatus(result)) {
      case PGRES_SINGLE_TUPLE:
        return result;
      case PGRES_TUPLES_OK:
      case PGRES_COMMAND_OK: {
        const std::string_view rows = PQcmdTuples(result);
        db_.changed_rows_ = 0;
        std::from_chars(rows.data(), rows.data() + rows.size(), db_.changed_rows_);
        break;
      }
      default:
        // A connection that broke before the first row may be mended (start()).
        if (PQstatus(db_.handle_) == CONNECTION_OK || row_ != nullptr || !waiting_.empty()) db_.refuse(result);
        break;
    }
    PQclear(result);
  }
  db_.running_ = nullptr;
  return nullptr;
}

bool PostgresStatement::step() {
  if (db_.failed()) return false;
  if (!started_) return start();
  if (!waiting_.empty()) {
    drop_row();
    row_ = waiting_.front();
    waiting_.pop_front();
    return true;
  }
  pg_result* next = db_.running_ == this ? receive() : nullptr;
  drop_row();
  row_ = next;
  started_ = row_ != nullptr;
  return started_;
}

void PostgresStatement::take_over() {
  while (pg_result* row = receive()) waiting_.push_back(row);
}

void PostgresStatement::reset() {
  if (db_.running_ == this) {
    while (pg_result* row = receive()) PQclear(row);
  }
  drop_row();
  for (pg_result* row : waiting_) PQclear(row);
  waiting_.clear();
  started_ = false;
}

std::string_view PostgresStatement::blob(int column) const {
  if (row_ == nullptr || PQgetisnull(row_, 0, column) == 1) return {};
  return {PQgetvalue(row_, 0, column), static_cast<std::size_t>(PQgetlength(row_, 0, column))};
}

bool PostgresStatement::is_null(int column) const {
  return row_ == nullptr || PQgetisnull(row_, 0, column) == 1;
}

std::int64_t PostgresStatement::integer(int column) const {
  const std::string_view bytes = blob(column);
  switch (bytes.size()) {  // bool, int2, int4, int8: as the server sends them
    case 1:
      return bytes[0];
    case 2:
      return static_cast<std::int16_t>(big_endian(bytes));
    case 4:
      return static_cast<std::int32_t>(big_endian(bytes));
    case 8:
      return static_cast<std::int64_t>(big_endian(bytes));
    default:
      return 0;
  }
}

double PostgresStatement::real(int column) const {
  const std::string_view bytes = blob(column);
  if (bytes.size() == 8) return std::bit_cast<double>(big_endian(bytes));
  return static_cast<double>(integer(column));
}

}  // namespace isnad
