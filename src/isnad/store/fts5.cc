#include "isnad/store/fts5.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include <fmt/core.h>

namespace isnad {
namespace {

constexpr char kVerbatim = '\x01';

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
constexpr std::array<double, kColumns> kColumnWeights = {RankingFormula::kTitle, RankingFormula::kBody, 0.0};

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
  double score = 0;
  for (std::size_t p = 0; p < often.size(); ++p) score += RankingFormula::part(weights[p], often[p], length / mean);
  sqlite3_result_double(result, score);
}

fts5_api* api_of(Sqlite& db) {
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

/// An expression of FTS5 with a weight for each phrase of it, in the order of the phrases.
struct Expression {
  std::string match;
  std::string weights;
};

void write(const IndexQuery& query, Expression& into) {
  std::string& out = into.match;
  if (query.kind == IndexQuery::Kind::Tokens) {
    out += query.facts ? "facts : \"" : "{title body} : \"";
    for (std::size_t i = 0; i < query.tokens.size(); ++i) {
      if (i > 0) out.push_back(' ');
      for (const char c : query.tokens[i]) out.append(c == '"' ? 2 : 1, c);
    }
    out += query.beginning ? "\" *" : "\"";
    into.weights += fmt::format("{}{}", into.weights.empty() ? "" : " ", query.weight);
    return;
  }
  const char* joint = query.kind == IndexQuery::Kind::All   ? " AND "
                      : query.kind == IndexQuery::Kind::Any ? " OR "
                                                            : " NOT ";
  out.push_back('(');
  for (std::size_t i = 0; i < query.parts.size(); ++i) {
    if (i > 0) out += joint;  // NOT binds from the left: (a NOT b) NOT c
    write(query.parts[i], into);
  }
  out.push_back(')');
}

class Fts5Index final : public WordIndex {
 public:
  Fts5Index(Sqlite& db, OpenMode mode) : db_(db), mode_(mode) {}

  void put(std::int64_t version, const SearchText& text) override {
    db_("INSERT INTO words(rowid, title, body, facts) VALUES (?1, ?2, ?3, ?4)")
        .run(version, text.title, text.body, kVerbatim + text.facts);
  }

  void clear() override { db_.script("INSERT INTO words(words) VALUES ('delete-all')"); }

  std::vector<RankedVersion> find(const IndexQuery& query, std::size_t considered, std::size_t limit) override {
    std::vector<RankedVersion> out;
    if (query.empty()) return out;
    Expression e;
    write(query, e);
    // The inner query walks the index from the newest; only what it gives is looked up.
    SqlStatement& rows =
        db_("SELECT w.id, w.score FROM (SELECT rowid AS id, isnad_rank(words, ?2) AS score FROM words "
            "WHERE words MATCH ?1 ORDER BY rowid DESC LIMIT ?3) w JOIN version v ON v.key = w.id "
            "JOIN article a ON a.key = v.article AND a.current = v.key ORDER BY w.score DESC, w.id DESC LIMIT ?4")
            .bind(e.match, e.weights, considered, limit);
    while (rows.step()) out.push_back({rows.integer(0), rows.real(1)});
    return out;
  }

  void check() override {
    if (mode_ != OpenMode::Read) db_.script("INSERT INTO words(words) VALUES ('integrity-check')");
  }

  void each_entry(const std::function<void(const IndexEntry&)>& use) override {
    db_.script("CREATE VIRTUAL TABLE IF NOT EXISTS temp.entries USING fts5vocab(main, words, instance)");
    SqlStatement& rows = db_("SELECT term, doc, col, offset FROM temp.entries").bind();
    while (rows.step()) use({rows.text(0), rows.integer(1), rows.text(2), rows.integer(3)});
  }

 private:
  Sqlite& db_;
  OpenMode mode_;
};

}  // namespace

std::unique_ptr<WordIndex> open_fts5(Sqlite& db, SearchWords& words, OpenMode mode) {
  if (fts5_api* api = api_of(db); api != nullptr) {
    fts5_tokenizer methods{create, destroy, tokenize};
    db.good(api->xCreateTokenizer(api, "isnad", &words, &methods, nullptr));
    db.good(api->xCreateFunction(api, "isnad_rank", nullptr, rank, nullptr));
  }
  return std::make_unique<Fts5Index>(db, mode);
}

}  // namespace isnad
