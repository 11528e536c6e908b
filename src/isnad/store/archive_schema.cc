#include "isnad/store/archive_schema.h"

namespace isnad {
namespace {

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

}  // namespace

const std::array<const char*, kSchemaVersion> kSchemaSteps = {kVersion1, kVersion2};

}  // namespace isnad
