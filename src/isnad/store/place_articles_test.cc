#include "isnad/store/place_articles.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "isnad/page/collect_sources.h"
#include "isnad/store/add_pages.h"
#include "isnad/store/archive_stories.h"
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

class PlaceArticles : public testing::Test {
 protected:
  PlaceArticles()
      : folder_(fs::temp_directory_path() / ("isnad-place-" + std::to_string(::getpid()))),
        path_((folder_ / "a").string()) {
    fs::create_directories(folder_);
  }
  ~PlaceArticles() override { fs::remove_all(folder_); }

  std::unique_ptr<Archive> open(std::size_t window = 20'000) {
    ArchiveOptions options;
    options.story_window = window;
    auto archive = Archive::open(path_, OpenMode::Create, engine(), options);
    EXPECT_TRUE(archive);
    return archive ? std::move(*archive) : nullptr;
  }
  static std::vector<AddedArticle> add(Archive& archive, std::vector<Page> pages) {
    std::vector<AddedArticle> out;
    AddOptions options;
    options.now = "2026-01-31T12:00:00Z";
    options.acknowledged = [&](const AddedArticle& one) { out.push_back(one); };
    EXPECT_TRUE(add_pages(archive, std::move(pages), options));
    return out;
  }
  static auto count(const std::vector<AddedArticle>& added, What what) {
    return std::count_if(added.begin(), added.end(), [&](const auto& a) { return a.what == what; });
  }
  static void expect_whole(Archive& archive) {
    const auto check = verify_archive(archive);
    ASSERT_TRUE(check);
    for (const std::string& fault : check->faults) ADD_FAILURE() << fault;
  }
  fs::path folder_;
  std::string path_;
};

TEST_F(PlaceArticles, ANarrowWindowPlacesEveryArticleAndTwoProcessesAgree) {
  const auto one = open(4);
  const auto other = open(4);
  auto pages = pages_of("tests/data/stories");
  const auto all = static_cast<std::int64_t>(pages.size());
  for (std::size_t i = 0; i < pages.size(); ++i) {
    Archive& archive = i % 3 == 0 ? *other : *one;
    add(archive, {pages[i]});
    ASSERT_TRUE(place_articles(archive));
    EXPECT_EQ(archive.db().number("SELECT count(*) FROM waiting"), 0);
  }
  EXPECT_EQ(other->db().number("SELECT count(*) FROM member"), all);
  EXPECT_LE(other->db().number("SELECT count(*) FROM digest"), 5);
  expect_whole(*other);
}

TEST_F(PlaceArticles, OneByOneInAWideWindowGivesNearlyTheStoriesOfOneHeap) {
  const auto sizes = [](Archive& archive) {
    std::vector<std::uint32_t> out;
    const auto stories = list_stories_of(archive);
    for (const ArchivedStory& s : *stories) out.push_back(s.articles);
    std::sort(out.rbegin(), out.rend());
    return out;
  };
  const auto at_once = open();
  add(*at_once, pages_of("tests/data/stories"));
  ASSERT_EQ(*place_articles(*at_once), 25U);
  path_ += "2";
  const auto one_by_one = open();
  for (Page& page : pages_of("tests/data/stories")) {
    add(*one_by_one, {page});
    ASSERT_EQ(*place_articles(*one_by_one), 1U);
  }
  const auto a = sizes(*at_once);
  const auto b = sizes(*one_by_one);
  EXPECT_NEAR(static_cast<double>(a.size()), static_cast<double>(b.size()), 2.0);
  EXPECT_NEAR(a.front(), b.front(), 1.0);
}

TEST_F(PlaceArticles, AnArticleOlderThanTheWindowFindsItsStory) {
  const auto archive = open(4);
  auto old_story = pages_of("samples/bizerte-fire");
  Page late = old_story[1];
  old_story.erase(old_story.begin() + 1);
  add(*archive, old_story);
  ASSERT_TRUE(place_articles(*archive));
  const std::int64_t story =
      archive->db().number("SELECT story FROM member GROUP BY story ORDER BY count(*) DESC LIMIT 1");
  auto others = pages_of("tests/data/stories/nyala-strike.jsonl");
  for (Page& page : others) page.metadata["record:published"] = "2026-06-01";
  add(*archive, others);
  ASSERT_TRUE(place_articles(*archive));
  const std::string id = late.id;
  add(*archive, {late});
  ASSERT_TRUE(place_articles(*archive));
  SqlStatement& row =
      archive->db()("SELECT m.story FROM member m JOIN article a ON a.key = m.article WHERE a.id = ?1").bind(id);
  ASSERT_TRUE(row.step());
  EXPECT_EQ(row.integer(0), story);
  row.reset();
}

TEST_F(PlaceArticles, WhatIsDamagedIsMendedWhenTheArticleIsAddedAgain) {
  const auto archive = open();
  const auto pages = pages_of("samples/tigris-talks");
  add(*archive, pages);
  archive->db().script(
      "UPDATE version SET page = x'0102' WHERE key = 1; UPDATE reading SET bytes = substr(bytes, 1, 40) WHERE version "
      "= "
      "2");
  EXPECT_FALSE(archive->page(1));
  EXPECT_FALSE(archive->reading(2));
  EXPECT_EQ(verify_archive(*archive)->faults.size(), 2U);
  const auto again = add(*archive, pages);
  EXPECT_EQ(count(again, What::Mended), 2);
  EXPECT_EQ(count(again, What::Unchanged), static_cast<std::ptrdiff_t>(pages.size()) - 2);
  expect_whole(*archive);
}

}  // namespace
}  // namespace isnad
