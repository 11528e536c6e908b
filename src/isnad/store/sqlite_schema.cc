#include "isnad/store/sqlite_schema.h"

#include <array>

namespace isnad {
namespace {

constexpr std::int64_t kApplication = 0x49534E44;  // "ISND"

// article: what has one id; version: what it said at one time; reading: what was read in it, under which fingerprint.
// words: the search index over current versions. name: who and what is named, for filters and for other spellings.
// story, member: the stories of the archive; dossier: compiled ones, valid for one state. decision: what persons
// decided.
constexpr const char* kVersion1 = R"(
CREATE TABLE setting(name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE article(key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, url TEXT UNIQUE, current INTEGER NOT NULL);
CREATE TABLE version(key INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article, number INTEGER NOT NULL,
  added TEXT NOT NULL, content BLOB NOT NULL, said BLOB NOT NULL, outlet TEXT, title TEXT, published TEXT,
  page BLOB NOT NULL, UNIQUE(article, number));
CREATE INDEX version_content ON version(content);
CREATE TABLE reading(version INTEGER PRIMARY KEY REFERENCES version, fingerprint BLOB NOT NULL, bytes BLOB NOT NULL,
  facts TEXT NOT NULL);
CREATE VIRTUAL TABLE words USING fts5(title, body, facts, content='', tokenize='isnad');
CREATE TABLE name(key INTEGER PRIMARY KEY, type INTEGER NOT NULL, form TEXT NOT NULL, known TEXT NOT NULL,
  UNIQUE(form, type, known));
CREATE INDEX name_known ON name(known) WHERE known <> '';
CREATE TABLE name_word(sound TEXT NOT NULL, word TEXT NOT NULL, name INTEGER NOT NULL, PRIMARY KEY(sound, word, name))
  WITHOUT ROWID;
CREATE TABLE story(key INTEGER PRIMARY KEY AUTOINCREMENT, label_ar TEXT NOT NULL, label_en TEXT NOT NULL, became INTEGER);
CREATE TABLE member(article INTEGER PRIMARY KEY REFERENCES article, story INTEGER NOT NULL REFERENCES story);
CREATE INDEX member_story ON member(story);
CREATE TABLE dossier(story INTEGER PRIMARY KEY REFERENCES story, state BLOB NOT NULL, bytes BLOB NOT NULL);
CREATE TABLE decision(key INTEGER PRIMARY KEY AUTOINCREMENT, made TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL,
  note TEXT NOT NULL, undone TEXT);
)";

// waiting: articles that have no story yet. digest: what grouping needs of the articles that came last
// (archive_digests.h), under which fingerprint. dictionary: what pages and readings are packed with (packed_values.h).
constexpr const char* kVersion2 = R"(
CREATE TABLE waiting(article INTEGER PRIMARY KEY REFERENCES article);
INSERT INTO waiting SELECT key FROM article WHERE key NOT IN (SELECT article FROM member);
CREATE TABLE digest(version INTEGER PRIMARY KEY REFERENCES version, fingerprint BLOB NOT NULL, bytes BLOB NOT NULL);
CREATE TABLE dictionary(key INTEGER PRIMARY KEY, kind TEXT NOT NULL, bytes BLOB NOT NULL);
)";

constexpr std::array<const char*, kSchemaVersion> kSteps = {kVersion1, kVersion2};

}  // namespace

Result<void> prepare_sqlite_schema(Database& db, OpenMode mode) {
  const auto refuse = [&](ErrorCode code, const std::string& message) {
    (void)db.check();
    return fail(code, db.path(), message);
  };
  // No page is read before this: a file that is none of ours shows itself here.
  std::int64_t version = db.number("PRAGMA user_version");
  const std::int64_t application = db.number("PRAGMA application_id");
  if (auto read = db.check(); !read) return read;
  const bool empty = db.number("SELECT count(*) FROM sqlite_schema") == 0;
  if (auto read = db.check(); !read) return read;
  if (!empty && application != kApplication) {
    return refuse(ErrorCode::BadSyntax, "is a database of another program, no archive; give another file");
  }
  if (version > kSchemaVersion) {
    return refuse(ErrorCode::BadUsage, "was written by a newer version of isnad (archive format " +
                                           std::to_string(version) + ", this program knows " +
                                           std::to_string(kSchemaVersion) + "); use that version. Nothing was changed");
  }
  if (mode == OpenMode::Read) {
    if (version == kSchemaVersion) return {};
    return refuse(ErrorCode::BadSyntax, empty ? "is empty; add articles to it first"
                                              : "has an older format; open it for writing once, as `isnad add` does");
  }
  db.script(
      "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA "
      "cache_size=-32000;");
  if (version < kSchemaVersion) {
    Transaction step(db);
    version = db.number("PRAGMA user_version");  // another process may have been first
    for (; version < kSchemaVersion; ++version) db.script(kSteps[static_cast<std::size_t>(version)]);
    db.script("PRAGMA user_version=" + std::to_string(kSchemaVersion) +
              "; PRAGMA application_id=" + std::to_string(kApplication));
    return step.commit();
  }
  return db.check();
}

}  // namespace isnad
