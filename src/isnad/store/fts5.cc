#include "isnad/store/fts5.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace isnad {
namespace {

using TokenCallback = int (*)(void*, int, const char*, int, int, int);

int create(void* context, const char** /*arguments*/, int /*count*/, Fts5Tokenizer** out) {
  *out = static_cast<Fts5Tokenizer*>(context);  // the SearchWords of the connection: nothing of its own to free
  return SQLITE_OK;
}

void destroy(Fts5Tokenizer* /*tokenizer*/) {}

int split_verbatim(void* context, std::string_view text, TokenCallback token) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) {
      const int status =
          token(context, 0, text.data() + at, static_cast<int>(end - at), static_cast<int>(at), static_cast<int>(end));
      if (status != SQLITE_OK) return status;
    }
    at = end + 1;
  }
  return SQLITE_OK;
}

int tokenize(Fts5Tokenizer* tokenizer, void* context, int flags, const char* bytes, int size, TokenCallback token) {
  const std::string_view text(bytes, static_cast<std::size_t>(size));
  if ((flags & FTS5_TOKENIZE_QUERY) != 0) return split_verbatim(context, text, token);
  if (text.starts_with(kVerbatim)) return split_verbatim(context, text.substr(1), token);
  int status = SQLITE_OK;
  reinterpret_cast<SearchWords*>(tokenizer)->split(text, [&](Span span, const SearchWord& word) {
    const auto emit = [&](const std::string& form, int how) {
      if (status == SQLITE_OK && !form.empty())
        status = token(context, how, form.data(), static_cast<int>(form.size()), static_cast<int>(span.begin),
                       static_cast<int>(span.end));
    };
    emit(word.form, 0);
    emit(word.stem, FTS5_TOKEN_COLOCATED);
  });
  return status;
}

constexpr int kColumns = 3;  // title, body, facts
constexpr std::array<double, kColumns> kColumnWeights = {4.0, 1.0, 0.0};
constexpr double kSaturation = 1.2;  // k1 and b of BM25 (Robertson and Zaragoza 2009)
constexpr double kLengthShare = 0.6;

/// BM25F over title and body with weights that the caller gives for each phrase instead of counts of this archive:
/// counting the articles of a common word would cost more than ranking them.
void rank(const Fts5ExtensionApi* api, Fts5Context* fts, sqlite3_context* result, int count, sqlite3_value** values) {
  std::vector<double> weights;
  if (count > 0) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
    const char* end = text + sqlite3_value_bytes(values[0]);
    for (double w = 0; text < end;) {
      const auto read = std::from_chars(text, end, w);
      if (read.ec != std::errc{}) break;
      weights.push_back(w);
      text = read.ptr + 1;
    }
  }
  std::vector<double> often(weights.size(), 0.0);
  int instances = 0;
  int status = api->xInstCount(fts, &instances);
  for (int i = 0; i < instances && status == SQLITE_OK; ++i) {
    int phrase = 0;
    int column = 0;
    int offset = 0;
    status = api->xInst(fts, i, &phrase, &column, &offset);
    if (status == SQLITE_OK && phrase < static_cast<int>(often.size()) && column >= 0 && column < kColumns)
      often[static_cast<std::size_t>(phrase)] += kColumnWeights[static_cast<std::size_t>(column)];
  }
  int length = 0;
  sqlite3_int64 total = 0;
  sqlite3_int64 rows = 1;
  if (status == SQLITE_OK) status = api->xColumnSize(fts, 1, &length);
  if (status == SQLITE_OK) status = api->xColumnTotalSize(fts, 1, &total);
  if (status == SQLITE_OK) status = api->xRowCount(fts, &rows);
  if (status != SQLITE_OK) return sqlite3_result_error_code(result, status);
  const double mean = rows > 0 && total > 0 ? static_cast<double>(total) / static_cast<double>(rows) : 1.0;
  const double room = kSaturation * (1 - kLengthShare + kLengthShare * length / mean);
  double score = 0;
  for (std::size_t p = 0; p < often.size(); ++p) score += weights[p] * often[p] * (kSaturation + 1) / (often[p] + room);
  sqlite3_result_double(result, score);
}

fts5_api* api_of(Database& db) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (db.good(sqlite3_prepare_v2(db.handle(), "SELECT fts5(?1)", -1, &statement, nullptr))) {
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  if (api == nullptr)
    db.fault({ErrorCode::Internal, "this SQLite has no FTS5; install Debian's libsqlite3-0", db.path()});
  return api;
}

}  // namespace

void register_search(Database& db, SearchWords& words) {
  fts5_api* api = api_of(db);
  if (api == nullptr) return;
  fts5_tokenizer methods{create, destroy, tokenize};
  db.good(api->xCreateTokenizer(api, "isnad", &words, &methods, nullptr));
  db.good(api->xCreateFunction(api, "isnad_rank", nullptr, rank, nullptr));
}

}  // namespace isnad
