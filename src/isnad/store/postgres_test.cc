// What holds of an archive in PostgreSQL only; what holds of every archive is in archive_test.cc, which is run on both.
#include "isnad/store/postgres.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <sstream>

#include "isnad/page/collect_sources.h"
#include "isnad/store/add_pages.h"
#include "isnad/store/archive.h"
#include "isnad/store/archive_schema.h"
#include "isnad/store/archive_stories.h"
#include "isnad/store/place_articles.h"
#include "isnad/store/postgres_schema.h"
#include "isnad/store/postgres_statement.h"
#include "isnad/store/search_archive.h"
#include "isnad/store/test_home.h"
#include "isnad/store/verify_archive.h"

namespace isnad {
namespace {

const Engine& engine() {
  static const auto resources = embedded_resources();
  static const auto loaded = Engine::load(*resources);
  return *loaded;
}

std::vector<Page> pages_of(const std::string& path) {
  std::istringstream none;
  return collect_sources({ISNAD_SOURCE_DIR "/" + path}, none).pages;
}

class PostgresTest : public testing::Test {
 protected:
  PostgresTest() : home_("postgres"), address_(home_.address("a")) {
    EXPECT_TRUE(home_.on_server()) << "ISNAD_TEST_POSTGRES names no folder of a server (tests/postgres_server.py)";
  }

  static std::unique_ptr<Archive> open(const std::string& address, OpenMode mode = OpenMode::Create) {
    auto archive = Archive::open(address, mode, engine());
    EXPECT_TRUE(archive) << archive.error().message;
    return archive ? std::move(*archive) : nullptr;
  }
  static Error refused(const std::string& address, OpenMode mode = OpenMode::Create) {
    const auto archive = Archive::open(address, mode, engine());
    EXPECT_FALSE(archive) << address;
    return archive ? Error{} : archive.error();
  }
  static std::vector<AddedArticle> add(Archive& archive, std::vector<Page> pages) {
    std::vector<AddedArticle> out;
    AddOptions options;
    options.now = "2026-01-31T12:00:00Z";
    options.acknowledged = [&](const AddedArticle& one) { out.push_back(one); };
    const auto added = add_pages(archive, std::move(pages), options);
    EXPECT_TRUE(added) << added.error().message;
    return out;
  }
  static void expect_whole(Archive& archive) {
    const auto check = verify_archive(archive);
    ASSERT_TRUE(check) << check.error().message;
    for (const std::string& fault : check->faults) ADD_FAILURE() << fault;
  }
  /// The address with another role, and its password.
  [[nodiscard]] std::string as(const std::string& who) const {
    std::string out = address_;
    return out.replace(out.find("isnad@"), 5, who);
  }

  TestHome home_;
  std::string address_;
};

TEST_F(PostgresTest, AWrongAddressIsAClearErrorWithoutItsPassword) {
  const Error locked = refused(as("locked:not%2Fright"));
  EXPECT_NE(locked.message.find("password"), std::string::npos) << locked.message;
  const Error asked = refused(as("locked"));
  EXPECT_NE(asked.message.find("PGPASSWORD"), std::string::npos) << asked.message;
  const Error nobody = refused("postgresql://desk:secret@/news?host=" + home_.folder().string());
  EXPECT_NE(nobody.message.find("server runs"), std::string::npos) << nobody.message;
  const Error unread = refused("postgresql://desk:sec%ret@host:port/news");
  EXPECT_EQ(unread.code, ErrorCode::BadUsage);
  for (const Error& error : {locked, asked, nobody, unread}) {
    for (const char* secret : {"not/right", "not%2Fright", "secret", "sec%ret"}) {
      EXPECT_EQ((error.message + error.where).find(secret), std::string::npos) << error.where << ": " << error.message;
    }
    EXPECT_TRUE(error.where.starts_with("postgresql://")) << error.where;
    EXPECT_EQ(error.message.find('\n'), std::string::npos);
  }
  const Error nowhere = refused(home_.in_schema("no_such_schema"));
  EXPECT_NE(nowhere.message.find("CREATE SCHEMA"), std::string::npos) << nowhere.message;
  EXPECT_EQ(refused(address_, OpenMode::Read).code, ErrorCode::NotFound);
}

TEST_F(PostgresTest, TablesOfOthersAndOfANewerFormatAreLeftAlone) {
  (void)home_.run("CREATE TABLE " + home_.schema() + ".mine(x int)");
  EXPECT_NE(refused(address_).message.find("another program"), std::string::npos);
  (void)home_.run("DROP TABLE " + home_.schema() + ".mine");
  open(address_)->db().script("UPDATE isnad_archive SET format = 99");
  for (const OpenMode mode : {OpenMode::Read, OpenMode::Write, OpenMode::Create})
    EXPECT_NE(refused(address_, mode).message.find("newer"), std::string::npos);
  EXPECT_EQ(home_.run("SELECT format FROM " + home_.schema() + ".isnad_archive"), "99");
}

TEST_F(PostgresTest, AnOlderFormatIsBroughtUpWholeOrNotAtAll) {
  {
    const auto db = Postgres::open(address_, OpenMode::Create, 1000);
    ASSERT_TRUE(db);
    ASSERT_TRUE(prepare_postgres_schema(**db, OpenMode::Create));
    (*db)->script(
        "DROP TABLE waiting, digest, dictionary; UPDATE isnad_archive SET format = 1; CREATE TABLE digest(x int)");
    ASSERT_TRUE((*db)->check());
  }
  EXPECT_NE(refused(address_, OpenMode::Read).message.find("older format"), std::string::npos);
  (void)refused(address_, OpenMode::Write);  // a table of that name is there
  EXPECT_EQ(home_.run("SELECT format FROM " + home_.schema() + ".isnad_archive"), "1");
  EXPECT_EQ(home_.run("SELECT to_regclass('" + home_.schema() + ".waiting')"), "");
  (void)home_.run("DROP TABLE " + home_.schema() + ".digest");
  const auto archive = open(address_, OpenMode::Write);
  add(*archive, pages_of("samples"));
  expect_whole(*archive);
}

TEST_F(PostgresTest, ARoleThatOnlyReadsReads) {
  const std::string reader = home_.schema() + "_reader";
  std::size_t all = 0;
  {
    const auto archive = open(address_);
    all = add(*archive, pages_of("tests/data/stories")).size();
    ASSERT_TRUE(place_articles(*archive));
  }
  (void)home_.run("CREATE ROLE " + reader + " LOGIN");
  EXPECT_NE(refused(as(reader), OpenMode::Read).message, "");
  (void)home_.run("GRANT USAGE ON SCHEMA " + home_.schema() + " TO " + reader +
                  "; GRANT SELECT ON ALL TABLES IN SCHEMA " + home_.schema() + " TO " + reader);
  {
    const auto archive = open(as(reader), OpenMode::Write);
    EXPECT_TRUE(archive->read_only());
    EXPECT_EQ(archive->db().number("SELECT count(*) FROM article"), static_cast<std::int64_t>(all));
    EXPECT_EQ(*place_articles(*archive), 0U);
    const auto stories = list_stories_of(*archive);
    ASSERT_TRUE(stories);
    EXPECT_TRUE(story_dossier(*archive, "s" + std::to_string(stories->front().number)));
    expect_whole(*archive);
    AddOptions options;
    options.now = "2026-01-31";
    const auto added = add_pages(*archive, pages_of("samples"), options);
    ASSERT_FALSE(added);
    EXPECT_NE(added.error().message.find("grant"), std::string::npos) << added.error().message;
  }
  (void)home_.run("DROP OWNED BY " + reader + "; DROP ROLE " + reader);
}

TEST_F(PostgresTest, OneSchemaIsOneArchiveAndTheirWritersDoNotWaitForOneAnother) {
  const auto first = open(address_);
  const auto second = open(home_.address("b"));
  EXPECT_EQ(add(*first, pages_of("samples")).size(), add(*second, pages_of("samples")).size());
  Transaction step(first->db());
  const auto brief =
      Archive::open(home_.in_schema(home_.schema()), OpenMode::Write, engine(), {.busy_milliseconds = 100});
  ASSERT_TRUE(brief);
  AddOptions options;
  const auto waited = add_pages(**brief, pages_of("tests/data/stories/djelfa-bus.jsonl"), options);
  ASSERT_FALSE(waited);
  EXPECT_NE(waited.error().message.find("another process"), std::string::npos) << waited.error().message;
  EXPECT_FALSE(add(*second, pages_of("tests/data/stories/djelfa-bus.jsonl")).empty());
  ASSERT_TRUE(step.commit());
  EXPECT_FALSE(add(**brief, pages_of("tests/data/stories/djelfa-bus.jsonl")).empty());
}

TEST_F(PostgresTest, TextThatItCannotKeepLosesNoArticle) {
  const auto archive = open(address_);
  auto pages = pages_of("samples/tigris-talks/tigris-talks-01.txt");
  ASSERT_EQ(pages.size(), 1U);
  const std::string text = pages[0].text;
  std::mt19937 random(3);
  std::string noise;  // that nothing packs
  for (int i = 0; i < 30000; ++i) noise.push_back(static_cast<char>('a' + random() % 26));
  std::vector<Page> odd;
  for (const std::string& id : {std::string("nul\0in it", 9), std::string("latin\xE9\xFF"), "long-" + noise}) {
    Page page = pages[0];
    page.id = id;
    page.metadata["og:url"] = "https://example.org/" + noise + std::to_string(odd.size());
    page.metadata["og:site_name"] = "site " + noise;
    odd.push_back(std::move(page));
  }
  EXPECT_EQ(add(*archive, odd).size(), odd.size());
  for (const AddedArticle& one : add(*archive, odd)) EXPECT_EQ(one.what, AddedArticle::What::Unchanged);
  for (const Page& page : odd) {
    const auto versions = archive->versions(page.id);
    ASSERT_TRUE(versions) << page.id.substr(0, 20);
    EXPECT_EQ(archive->reading(versions->back().key)->article.text, text);
  }
  expect_whole(*archive);
}

TEST_F(PostgresTest, AConnectionThatWasLostIsMadeAgain) {
  const auto archive = open(address_);
  add(*archive, pages_of("samples"));
  const auto cut = [&] {
    const std::int64_t pid = archive->db().number("SELECT pg_backend_pid()");
    EXPECT_EQ(home_.run("SELECT pg_terminate_backend(" + std::to_string(pid) + ", 5000)"), "t");
  };
  cut();
  EXPECT_GT(archive->db().number("SELECT count(*) FROM article"), 0);  // between two steps: nobody notices
  cut();
  EXPECT_FALSE(add(*archive, pages_of("tests/data/stories")).empty());
  {
    Transaction step(archive->db());
    archive->db()("INSERT INTO setting(name, value) VALUES (?1, ?2)").run("lost", Blob{"x"});
    cut();
    EXPECT_EQ(archive->db().number("SELECT count(*) FROM article"), 0);
    const auto done = step.commit();  // amid a step: the step is lost, and says so
    ASSERT_FALSE(done);
    EXPECT_NE(done.error().message.find("lost"), std::string::npos) << done.error().message;
  }
  EXPECT_EQ(archive->db().number("SELECT count(*) FROM setting WHERE name = 'lost'"), 0);
  expect_whole(*archive);
}

TEST_F(PostgresTest, RowsOfALoopOutliveWhatIsAskedMeanwhile) {
  const auto archive = open(address_);
  Database& db = archive->db();
  std::int64_t sum = 0;
  SqlStatement& rows = db("SELECT n, repeat('x', 1000) FROM generate_series(1, 500) n").bind();
  while (rows.step()) {
    if (rows.integer(0) % 100 == 7) {
      EXPECT_EQ(db.number("SELECT 5"), 5);
    }
    EXPECT_EQ(rows.text(1).size(), 1000U);
    sum += rows.integer(0);
  }
  EXPECT_EQ(sum, 500 * 501 / 2);
  SqlStatement& some = db("SELECT n FROM generate_series(1, ?1) n").bind(100);
  EXPECT_TRUE(some.step());
  EXPECT_TRUE(some.step());
  some.reset();
  EXPECT_EQ(db.number("SELECT 6"), 6);
  EXPECT_TRUE(some.bind(1).step());
  EXPECT_FALSE(some.step());
  (void)db.number("SELECT 1 / (SELECT 0)");
  ASSERT_TRUE(db.failed());
  EXPECT_EQ(db.number("SELECT 7"), 0);  // nothing is run after a fault
  EXPECT_FALSE(db.check());
  EXPECT_EQ(db.number("SELECT 7"), 7);
}

TEST_F(PostgresTest, SqlAndTablesAreToldInItsWords) {
  EXPECT_EQ(with_dollars("a = ?1 AND b = '?2' OR \"?3\" = ?12 ?"), "a = $1 AND b = '?2' OR \"?3\" = $12 ?");
  const std::string tables = in_postgres_words(kSchemaSteps[0]);
  EXPECT_EQ(tables.find("INTEGER"), std::string::npos);
  EXPECT_EQ(tables.find("BLOB"), std::string::npos);
  EXPECT_EQ(tables.find("ROWID"), std::string::npos);
  const auto archive = open(address_);  // texts sort by their bytes, whatever the database was made for
  EXPECT_EQ(
      home_.run("SELECT count(*) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_collation l ON "
                "l.oid = a.attcollation WHERE c.relnamespace = '" +
                home_.schema() + "'::regnamespace AND c.relkind = 'r' AND l.collname <> 'C'"),
      "0");
}

// The same articles in a file and on a server, the same queries: the same articles in the same order with the same
// scores, to the last bit.
TEST_F(PostgresTest, ItFindsAndRanksAsAFileDoes) {
  const auto file = open((home_.folder() / "file").string());
  const auto server = open(address_);
  for (const auto& archive : {file.get(), server.get()}) {
    add(*archive, pages_of("tests/data/stories"));
    add(*archive, pages_of("samples"));
    auto again = pages_of("samples");  // versions that are not current
    for (Page& page : again) {
      const std::size_t line = page.text.rfind('\n', page.text.size() - 2);
      page.text.resize(line + 1);
      std::erase_if(page.blocks, [&](const PageBlock& b) { return b.span.end > page.text.size(); });
    }
    add(*archive, std::move(again));
  }
  std::vector<std::string> words;
  for (const Page& page : pages_of("tests/data/stories")) {
    std::istringstream in(page.text);
    for (std::string word; in >> word;) words.push_back(word);
  }
  std::mt19937 random(11);
  const auto word = [&] { return words[random() % words.size()]; };
  std::size_t found = 0;
  for (int i = 0; i < 600; ++i) {
    const std::size_t at = random() % (words.size() - 3);
    std::string query;
    switch (i % 8) {
      case 0:
        query = word();
        break;
      case 1:
        query = word() + " " + word();
        break;
      case 2:
        query = "\"" + words[at] + " " + words[at + 1] + "\"";
        break;
      case 3:
        query = "\"" + words[at] + " " + words[at + 1] + " " + words[at + 2] + "\" OR " + word();
        break;
      case 4:
        query = word().substr(0, 4) + "*";
        break;
      case 5:
        query = "(" + word() + " OR " + word() + ") -" + word();
        break;
      case 6:
        query = word() + " kind:quotation -(" + word() + " " + word() + ")";
        break;
      default:
        query = word() + " date:2025..2026 (" + word() + " (" + word() + " OR " + word() + "))";
        break;
    }
    const auto one = search_archive(*file, query, {.limit = 30});
    const auto other = search_archive(*server, query, {.limit = 30});
    ASSERT_TRUE(one && other) << query;
    ASSERT_EQ(one->hits.size(), other->hits.size()) << query;
    for (std::size_t h = 0; h < one->hits.size(); ++h) {
      ASSERT_EQ(one->hits[h].version.id, other->hits[h].version.id) << query;
      ASSERT_EQ(one->hits[h].score, other->hits[h].score) << query << ": " << one->hits[h].version.id;
      ASSERT_EQ(one->hits[h].matches.size(), other->hits[h].matches.size()) << query;
    }
    found += one->hits.size();
  }
  EXPECT_GT(found, 2000U);
}

TEST_F(PostgresTest, DamageIsFound) {
  const auto archive = open(address_);
  add(*archive, pages_of("samples"));
  expect_whole(*archive);
  EXPECT_GT(archive->db().bytes(), 50'000);
  const auto faults = [&] { return verify_archive(*archive)->faults.size(); };
  archive->db().script("UPDATE posting SET bytes = substr(bytes, 2) WHERE term = (SELECT max(term) FROM posting)");
  EXPECT_GT(faults(), 0U);
  archive->db().script("DELETE FROM posting WHERE term = (SELECT max(term) FROM posting)");
  EXPECT_GT(faults(), 0U);
  archive->db().script("UPDATE reading SET bytes = substr(bytes, 1, 20) WHERE version = 2");
  EXPECT_GT(faults(), 0U);
  archive->db().script("SET session_replication_role = replica; DELETE FROM article WHERE key = 3");
  EXPECT_GT(archive->db().find_damage().size(), 0U);
}

TEST_F(PostgresTest, TheServerIsAskedToCheckItsIndexes) {
  const auto archive = open(address_);
  add(*archive, pages_of("samples"));
  EXPECT_TRUE(archive->db().find_damage().empty());
  // An index over a function that has since changed its mind is what a server that changed its sorting looks like.
  archive->db().script(
      "CREATE FUNCTION side(bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT $1'; "
      "CREATE INDEX article_side ON article(side(key)); "
      "CREATE OR REPLACE FUNCTION side(bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT -$1'");
  const auto damage = archive->db().find_damage();
  ASSERT_EQ(damage.size(), 1U);
  EXPECT_NE(damage[0].find("article_side"), std::string::npos) << damage[0];
}

}  // namespace
}  // namespace isnad
