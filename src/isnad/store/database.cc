#include "isnad/store/database.h"

namespace isnad {

Result<void> Database::check() {
  if (!error_) return {};
  Error error = std::move(*error_);
  error_.reset();
  return tl::unexpected(std::move(error));
}

void Database::fault(Error error) {
  if (!error_) error_ = std::move(error);
}

Transaction::Transaction(Database& db) : db_(db) {
  db_.begin();
  open_ = !db_.failed();
}

Transaction::~Transaction() {
  if (open_) db_.roll_back();
}

Result<void> Transaction::commit() {
  db_.commit();
  auto done = db_.check();
  if (done) open_ = false;
  return done;
}

}  // namespace isnad
