#include "isnad/store/archive.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <sstream>

#include "isnad/base/utf8.h"
#include "isnad/dossier/to_json.h"
#include "isnad/page/collect_sources.h"
#include "isnad/store/add_pages.h"
#include "isnad/store/archive_stories.h"
#include "isnad/store/decisions.h"
#include "isnad/store/export_archive.h"
#include "isnad/store/place_articles.h"
#include "isnad/store/renew_archive.h"
#include "isnad/store/search_archive.h"
#include "isnad/store/test_home.h"
#include "isnad/store/verify_archive.h"

namespace isnad {
namespace {

namespace fs = std::filesystem;
using What = AddedArticle::What;

const Engine& engine() {
  static const auto resources = embedded_resources();
  static const auto loaded = Engine::load(*resources);
  return *loaded;
}

std::vector<Page> pages_of(const std::string& path) {
  std::istringstream none;
  return collect_sources({ISNAD_SOURCE_DIR "/" + path}, none).pages;
}

class ArchiveTest : public testing::Test {
 protected:
  ArchiveTest() : home_("archive"), folder_(home_.folder()), path_(home_.address("a")) {}

  std::unique_ptr<Archive> open(OpenMode mode = OpenMode::Create) {
    auto archive = Archive::open(path_, mode, engine());
    EXPECT_TRUE(archive) << archive.error().message;
    return archive ? std::move(*archive) : nullptr;
  }
  static std::vector<AddedArticle> add(Archive& archive, std::vector<Page> pages) {
    std::vector<AddedArticle> out;
    AddOptions options;
    options.now = "2026-01-31T12:00:00Z";
    options.batch = 5;
    options.acknowledged = [&](const AddedArticle& one) { out.push_back(one); };
    const auto added = add_pages(archive, std::move(pages), options);
    EXPECT_TRUE(added) << added.error().message;
    return out;
  }
  static std::size_t count(const std::vector<AddedArticle>& added, What what) {
    return static_cast<std::size_t>(
        std::count_if(added.begin(), added.end(), [&](const auto& a) { return a.what == what; }));
  }
  static void expect_whole(Archive& archive) {
    const auto check = verify_archive(archive);
    ASSERT_TRUE(check) << check.error().message;
    for (const std::string& fault : check->faults) ADD_FAILURE() << fault;
  }
  std::string bytes() const {
    std::ifstream in(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  void write(const std::string& content) const { std::ofstream(path_, std::ios::binary) << content; }

  TestHome home_;
  fs::path folder_;
  std::string path_;
};

/// What holds of files only.
class ArchiveFileTest : public ArchiveTest {};

TEST_F(ArchiveTest, TheSameArticleTwiceChangesNothing) {
  const auto archive = open();
  const auto pages = pages_of("samples");
  EXPECT_EQ(count(add(*archive, pages), What::Added), pages.size());
  EXPECT_EQ(count(add(*archive, pages), What::Unchanged), pages.size());
  EXPECT_EQ(archive->db().number("SELECT count(*) FROM version"), static_cast<std::int64_t>(pages.size()));
  expect_whole(*archive);
}

TEST_F(ArchiveTest, AChangedArticleIsAVersionAndItsChangeIsShown) {
  const auto archive = open();
  auto pages = pages_of("samples/tigris-talks/tigris-talks-01.txt");
  ASSERT_EQ(pages.size(), 1U);
  add(*archive, pages);
  const std::string before = pages[0].text;
  const std::size_t line = before.rfind('\n', before.size() - 2);
  auto changed = pages_of("samples/tigris-talks/tigris-talks-01.txt");
  changed[0].text = before.substr(0, line + 1) + before.substr(0, before.find('\n') + 1);
  changed[0].blocks.back().span.end = static_cast<std::uint32_t>(changed[0].text.size());
  std::erase_if(changed[0].blocks,
                [&](const PageBlock& b) { return b.span.end > changed[0].text.size() || b.span.empty(); });
  const auto added = add(*archive, changed);
  ASSERT_EQ(added.size(), 1U);
  EXPECT_EQ(added[0].what, What::NewVersion);
  EXPECT_EQ(added[0].version, 2U);
  const auto versions = archive->versions(added[0].id);
  ASSERT_TRUE(versions);
  ASSERT_EQ(versions->size(), 2U);
  EXPECT_EQ(archive->page(versions->front().key)->text, before);
  std::size_t gone = 0;
  for (const ChangedLine& l : compare_versions(archive->reading(versions->front().key)->article,
                                               archive->reading(versions->back().key)->article)) {
    gone += l.change == ChangedLine::Change::Gone ? 1 : 0;
  }
  EXPECT_GE(gone, 1U);
  expect_whole(*archive);
}

TEST_F(ArchiveTest, AnotherArticleUnderTheSameIdGetsAnIdOfItsOwn) {
  const auto archive = open();
  auto pages = pages_of("samples/tigris-talks/tigris-talks-01.txt");
  auto others = pages_of("samples/bizerte-fire/bizerte-fire-01.txt");
  ASSERT_EQ(others.size(), 1U);
  others[0].id = pages[0].id;
  const std::string id = pages[0].id;
  add(*archive, std::move(pages));
  const auto added = add(*archive, others);
  ASSERT_EQ(added.size(), 1U);
  EXPECT_EQ(added[0].what, What::Added);
  EXPECT_EQ(added[0].id, id + "~2");
  EXPECT_EQ(add(*archive, others).at(0).what, What::Unchanged);
}

TEST_F(ArchiveTest, AStorysDossierIsTheSameFromTheCacheAndGrowsWithAnArticle) {
  const auto archive = open();
  auto pages = pages_of("tests/data/stories/nyala-strike.jsonl");
  ASSERT_GT(pages.size(), 4U);
  std::vector<Page> last;
  last.push_back(std::move(pages.back()));
  const std::string late = last.front().id;
  pages.pop_back();
  add(*archive, std::move(pages));
  ASSERT_TRUE(place_articles(*archive));
  const auto stories = list_stories_of(*archive);
  ASSERT_TRUE(stories);
  ASSERT_FALSE(stories->empty());
  const std::string id = "s" + std::to_string(stories->front().number);
  const auto fresh = story_dossier(*archive, id);
  ASSERT_TRUE(fresh) << fresh.error().message;
  const auto again = story_dossier(*archive, id);
  ASSERT_TRUE(again);
  EXPECT_FALSE(fresh->from_cache);
  EXPECT_TRUE(again->from_cache);
  EXPECT_EQ(to_json(fresh->dossier, {}), to_json(again->dossier, {}));
  add(*archive, std::move(last));
  ASSERT_TRUE(place_articles(*archive));
  const auto grown = story_dossier(*archive, id);
  ASSERT_TRUE(grown);
  EXPECT_FALSE(grown->from_cache);
  const auto ids = [](const Dossier& dossier) {
    std::set<std::string> out;
    for (const Reading& r : dossier.readings) out.insert(r.article.id);
    return out;
  };
  const auto before = ids(fresh->dossier);
  const auto after = ids(grown->dossier);  // the new article may also bring in others that stood alone
  EXPECT_TRUE(after.contains(late));
  EXPECT_TRUE(std::includes(after.begin(), after.end(), before.begin(), before.end()));
  EXPECT_FALSE(story_dossier(*archive, "s999"));
  EXPECT_FALSE(story_dossier(*archive, "x"));
}

TEST_F(ArchiveTest, WhatAPersonDecidedHoldsAndCanBeUndone) {
  const auto archive = open();
  auto pages = pages_of("tests/data/stories");
  add(*archive, pages);
  ASSERT_TRUE(place_articles(*archive));
  const auto stories = *list_stories_of(*archive);
  ASSERT_GT(stories.size(), 3U);
  const auto id = [&](std::size_t i) { return "s" + std::to_string(stories[i].number); };
  const auto articles = [&](const std::string& story) {
    std::set<std::string> out;
    const auto shown = story_dossier(*archive, story);
    if (shown) {
      for (const Reading& r : shown->dossier.readings) out.insert(r.article.id);
    }
    return out;
  };
  const auto replace_all = [&] {  // as if every article had been added anew
    archive->db().script("INSERT INTO waiting SELECT article FROM member; DELETE FROM member");
    ASSERT_TRUE(place_articles(*archive));
  };
  const auto before = articles(id(0));
  const auto other = articles(id(1));
  const auto merge = merge_stories(*archive, id(0), id(1), {"2026-02-01", "one event"});
  ASSERT_TRUE(merge) << merge.error().message;
  EXPECT_FALSE(merge_stories(*archive, id(0), id(1), {}));
  EXPECT_EQ(articles(id(0)).size(), before.size() + other.size());
  EXPECT_EQ(articles(id(1)), articles(id(0)));  // its number leads on
  const auto shown = story_dossier(*archive, id(0));
  ASSERT_EQ(shown->dossier.diagnostics.size(), 1U);
  EXPECT_NE(shown->dossier.diagnostics[0].message.find("one event"), std::string::npos);
  replace_all();
  const std::string first = *before.begin();
  std::int64_t home = 0;
  const auto after = *list_stories_of(*archive);
  for (const ArchivedStory& s : after) {
    const auto in = articles("s" + std::to_string(s.number));
    if (in.contains(first)) {
      home = s.number;
      EXPECT_TRUE(in.contains(*other.begin()));
    }
  }
  EXPECT_NE(home, 0);
  EXPECT_FALSE(undo_decision(*archive, 99, "2026-02-02"));
}

TEST_F(ArchiveTest, AStoryIsPartedAndJoinedAgainAndAMarkFollowsItsFinding) {
  const auto archive = open();
  add(*archive, pages_of("tests/data/stories"));
  ASSERT_TRUE(place_articles(*archive));
  const auto stories = *list_stories_of(*archive);
  const auto largest = *std::max_element(stories.begin(), stories.end(),
                                         [](const auto& a, const auto& b) { return a.articles < b.articles; });
  const std::string id = "s" + std::to_string(largest.number);
  ASSERT_GT(largest.articles, 2U);
  const auto whole = story_dossier(*archive, id);
  ASSERT_TRUE(whole);
  EXPECT_FALSE(mark_finding(*archive, id, "f9999", "wrong", {}));
  EXPECT_FALSE(mark_finding(*archive, id, "f1", "perhaps", {}));
  const auto mark = mark_finding(*archive, id, "f1", "wrong", {"2026-02-01", "asked the ministry"});
  ASSERT_TRUE(mark);
  const auto marked = story_dossier(*archive, id);
  EXPECT_EQ(marked->dossier.diagnostics.size(), 1U);
  ASSERT_EQ(marked->dossier.decisions.size(), 1U);
  EXPECT_EQ(marked->dossier.decisions[0].action, "wrong");
  EXPECT_EQ(marked->dossier.decisions[0].index, 0U);
  EXPECT_FALSE(marked->dossier.decisions[0].changed_since);
  EXPECT_NE(to_json(marked->dossier, {}).find("\"mark\""), std::string::npos);
  const std::string one = whole->dossier.readings.front().article.id;
  const auto split = split_story(*archive, id, {one}, {"2026-02-01", ""});
  ASSERT_TRUE(split) << split.error().message;
  EXPECT_FALSE(split_story(*archive, id, {one}, {}));
  EXPECT_FALSE(split_story(*archive, id, {}, {}));
  EXPECT_EQ(story_dossier(*archive, id)->dossier.readings.size(), largest.articles - 1);
  ASSERT_TRUE(undo_decision(*archive, *split, "2026-02-02"));
  EXPECT_FALSE(undo_decision(*archive, *split, "2026-02-02"));
  ASSERT_TRUE(undo_decision(*archive, *mark, "2026-02-02"));
  const auto again = story_dossier(*archive, id);
  EXPECT_EQ(to_json(again->dossier, {}), to_json(whole->dossier, {}));
  EXPECT_EQ(list_decisions(*archive)->size(), 2U);
  expect_whole(*archive);
}

/// For each entity the articles that name it, by the ids of entities.
std::map<std::string, std::set<std::string>> articles_of_entities(const Dossier& dossier) {
  std::map<std::string, std::set<std::string>> out;
  for (const Entity& entity : dossier.registry.entities) {
    for (const Entity::Local& local : entity.locals) out[entity.id].insert(dossier.readings[local.reading].article.id);
  }
  return out;
}

std::size_t count_about(const Dossier& dossier, PersonDecision::About about) {
  return static_cast<std::size_t>(std::count_if(dossier.decisions.begin(), dossier.decisions.end(),
                                                [&](const PersonDecision& d) { return d.about == about; }));
}

TEST_F(ArchiveTest, EntitiesAreJoinedAndPartedInTheirStoryUntilItIsUndone) {
  const auto archive = open();
  add(*archive, pages_of("tests/data/stories"));
  ASSERT_TRUE(place_articles(*archive));
  const auto stories = *list_stories_of(*archive);
  const auto largest = *std::max_element(stories.begin(), stories.end(),
                                         [](const auto& a, const auto& b) { return a.articles < b.articles; });
  const std::string id = "s" + std::to_string(largest.number);
  const auto whole = story_dossier(*archive, id);
  ASSERT_TRUE(whole);
  const auto before = articles_of_entities(whole->dossier);
  const std::string json = to_json(whole->dossier, {});
  std::vector<std::string> persons;
  std::string shared;  // an entity that several articles name
  for (const Entity& entity : whole->dossier.registry.entities) {
    if (entity.type == EntityType::Person) persons.push_back(entity.id);
    if (shared.empty() && before.at(entity.id).size() > 1) shared = entity.id;
  }
  ASSERT_GT(persons.size(), 1U);
  ASSERT_FALSE(shared.empty());
  EXPECT_FALSE(merge_entities(*archive, id, persons[0], persons[0], {}));
  EXPECT_FALSE(merge_entities(*archive, id, persons[0], "e9999", {}));
  EXPECT_FALSE(split_entity(*archive, id, shared, {}, {}));
  EXPECT_FALSE(split_entity(*archive, id, shared, {"no such article"}, {}));
  const auto& those = before.at(shared);
  EXPECT_FALSE(split_entity(*archive, id, shared, {those.begin(), those.end()}, {}));

  const auto merge = merge_entities(*archive, id, persons[0], persons[1], {"2026-02-01", "one man"});
  ASSERT_TRUE(merge) << merge.error().message;
  const auto merged = story_dossier(*archive, id);
  EXPECT_EQ(merged->dossier.registry.entities.size(), before.size() - 1);
  EXPECT_EQ(count_about(merged->dossier, PersonDecision::About::Entity), 1U);
  EXPECT_NE(to_json(merged->dossier, {}).find("one man"), std::string::npos);
  EXPECT_TRUE(story_dossier(*archive, id)->from_cache);
  ASSERT_TRUE(undo_decision(*archive, *merge, "2026-02-02"));
  EXPECT_EQ(to_json(story_dossier(*archive, id)->dossier, {}), json);

  const auto split = split_entity(*archive, id, shared, {*those.begin()}, {"2026-02-01", ""});
  ASSERT_TRUE(split) << split.error().message;
  const auto parted = story_dossier(*archive, id);
  EXPECT_EQ(parted->dossier.registry.entities.size(), before.size() + 1);
  EXPECT_EQ(count_about(parted->dossier, PersonDecision::About::Entity), 2U);
  archive->db().script("DELETE FROM dossier");  // compiled anew it is the same
  EXPECT_EQ(to_json(story_dossier(*archive, id)->dossier, {}), to_json(parted->dossier, {}));

  // A story that joins another brings its decisions along.
  const std::string other = "s" + std::to_string(stories[largest.number == stories[0].number ? 1 : 0].number);
  ASSERT_TRUE(merge_stories(*archive, other, id, {"2026-02-03", ""}));
  EXPECT_EQ(count_about(story_dossier(*archive, other)->dossier, PersonDecision::About::Entity), 2U);
  expect_whole(*archive);
}

TEST_F(ArchiveTest, AnExportedFolderMakesTheSameArchive) {
  std::set<std::string> ids;
  const fs::path folder = folder_ / "out";
  {
    const auto archive = open();
    add(*archive, pages_of("tests/data/stories/djelfa-bus.jsonl"));
    ASSERT_TRUE(place_articles(*archive));
    const auto stories = *list_stories_of(*archive);
    ASSERT_TRUE(mark_finding(*archive, "s" + std::to_string(stories[0].number), "f1", "checked", {"2026-02-01", ""}));
    const auto lost = export_folder(*archive, folder, "test");
    ASSERT_TRUE(lost) << lost.error().message;
    EXPECT_TRUE(lost->empty());
    EXPECT_FALSE(export_folder(*archive, folder, "test"));  // holds something
    for (const ArchivedStory& s : stories) {
      std::ifstream in(folder / "dossiers" / ("s" + std::to_string(s.number) + ".json"));
      const auto json = nlohmann::json::parse(in);
      for (const auto& a : json["articles"]) ids.insert(a["id"].get<std::string>());
    }
    std::ifstream log(folder / "decisions.jsonl");
    EXPECT_EQ(nlohmann::json::parse(log)["body"]["verdict"], "checked");
  }
  path_ = home_.address("again");
  std::istringstream none;
  const auto archive = open();
  std::set<std::string> again;
  for (const AddedArticle& a : add(*archive, collect_sources({(folder / "articles").string()}, none).pages))
    again.insert(a.id);
  EXPECT_EQ(again, ids);
}

TEST_F(ArchiveTest, SearchPointsAtTheWordsItFound) {
  const auto archive = open();
  add(*archive, pages_of("tests/data/stories"));
  const auto any = archive->reading(1)->article;
  const std::string title = any.title.value_or(any.text.substr(0, 60));
  const auto found = search_archive(*archive, title, {});
  ASSERT_TRUE(found);
  ASSERT_FALSE(found->hits.empty());
  for (const SearchHit& hit : found->hits) {
    for (const Span m : hit.matches) {
      EXPECT_TRUE(hit.snippet.contains(m));
      EXPECT_TRUE(is_boundary(hit.text, m.begin) && is_boundary(hit.text, m.end));
    }
  }
  EXPECT_FALSE(search_archive(*archive, "date:yesterday", {}));
  EXPECT_FALSE(search_archive(*archive, "kind:nonsense", {}));
  std::mt19937 random(5);
  const std::string signs = "\"()-*: ORANDNOTdate:kind:x\xC2\xAB\xD9\x81\xC2\xBB\xFF";
  for (int i = 0; i < 400; ++i) {  // no query is an error of the engine
    std::string query;
    for (auto n = random() % 24; n > 0; --n) query += signs[random() % signs.size()];
    const auto result = search_archive(*archive, query, {.limit = 3});
    EXPECT_TRUE(result || result.error().code == ErrorCode::BadUsage) << query << ": " << result.error().message;
  }
}

TEST_F(ArchiveTest, ExportedLinesMakeTheSameArchive) {
  const auto archive = open();
  add(*archive, pages_of("tests/data/stories"));
  std::string lines;
  const auto lost = export_archive(*archive, [&](const std::string& line) { return lines += line + "\n", true; });
  ASSERT_TRUE(lost && lost->empty());
  path_ = home_.address("second");
  const auto second = open();
  add(*second, read_pages(lines, "export.jsonl").pages);
  EXPECT_EQ(second->db().number("SELECT count(*) FROM article"), archive->db().number("SELECT count(*) FROM article"));
  std::string again;
  ASSERT_TRUE(export_archive(*second, [&](const std::string& line) { return again += line + "\n", true; }));
  EXPECT_EQ(lines, again);
}

TEST_F(ArchiveTest, RenewingReadsStaleReadingsAgain) {
  const auto archive = open();
  const auto pages = pages_of("samples");
  add(*archive, pages);
  archive->db()("UPDATE reading SET fingerprint = ?1").run(Blob{"old"});
  archive->db()("UPDATE setting SET value = ?1").run(Blob{"old"});
  EXPECT_FALSE(archive->search_is_current());
  EXPECT_EQ(verify_archive(*archive)->stale, pages.size());
  EXPECT_EQ(*renew_archive(*archive), pages.size());
  EXPECT_TRUE(archive->search_is_current());
  EXPECT_EQ(*renew_archive(*archive), 0U);
  expect_whole(*archive);
}

TEST_F(ArchiveFileTest, FilesThatAreNoArchiveOrTooNewAreRefusedAndLeftAlone) {
  EXPECT_FALSE(Archive::open(path_, OpenMode::Read, engine()));
  write("this is no archive, it is a text that is a little longer than the head of one would be, which matters here");
  const std::string text = bytes();
  EXPECT_FALSE(Archive::open(path_, OpenMode::Create, engine()));
  EXPECT_EQ(bytes(), text);
  fs::remove(path_);
  sqlite3* other = nullptr;
  sqlite3_open(path_.c_str(), &other);
  sqlite3_exec(other, "CREATE TABLE mine(x)", nullptr, nullptr, nullptr);
  sqlite3_close(other);
  const auto refused = Archive::open(path_, OpenMode::Create, engine());
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("another program"), std::string::npos);
  fs::remove(path_);
  open()->db().script("PRAGMA user_version=99");
  const auto newer = Archive::open(path_, OpenMode::Write, engine());
  ASSERT_FALSE(newer);
  EXPECT_NE(newer.error().message.find("newer"), std::string::npos);
  EXPECT_EQ(newer.error().where, path_);
}

TEST_F(ArchiveFileTest, ADamagedFileIsAnErrorNeverACrash) {
  {
    const auto archive = open();
    add(*archive, pages_of("samples"));
    archive->db().script("VACUUM");  // no page that is free
  }
  const std::string whole = bytes();
  ASSERT_GT(whole.size(), 50000U);
  std::mt19937 random(23);
  int seen = 0;
  for (int i = 0; i < 40; ++i) {
    std::string broken = whole;
    if (i % 4 == 0) {
      broken.resize(random() % broken.size());
    } else {
      const std::size_t at = (random() % (broken.size() / 4096)) * 4096;
      for (std::size_t n = 0; n < 4096; ++n) broken[at + n] = static_cast<char>(random());
    }
    fs::remove(path_ + "-wal"), fs::remove(path_ + "-shm");
    write(broken);
    const auto archive = Archive::open(path_, OpenMode::Write, engine());
    if (!archive) {
      ++seen;
      EXPECT_EQ(archive.error().where, path_);
      continue;
    }
    const auto check = verify_archive(**archive);
    seen += !check || !check->faults.empty() ? 1 : 0;
    (void)export_archive(**archive, [](const std::string&) { return true; });
    (void)place_articles(**archive);
    (void)search_archive(**archive, "x OR y", {});
  }
  EXPECT_EQ(seen, 40);
}

}  // namespace
}  // namespace isnad
