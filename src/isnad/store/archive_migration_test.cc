// Files of earlier formats, made by the programs of their time, are opened and lose nothing. How each was made:
// tests/data/archive/README.md.
#include <gtest/gtest.h>
#include <unistd.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "isnad/page/collect_sources.h"
#include "isnad/store/archive_schema.h"
#include "isnad/store/archive_stories.h"
#include "isnad/store/decisions.h"
#include "isnad/store/place_articles.h"
#include "isnad/store/sqlite.h"
#include "isnad/store/verify_archive.h"

namespace isnad {
namespace {

namespace fs = std::filesystem;

const Engine& engine() {
  static const auto resources = embedded_resources();
  static const auto loaded = Engine::load(*resources);
  return *loaded;
}

std::string unpacked(const std::string& path) {
  std::string out;
  gzFile in = ::gzopen(path.c_str(), "rb");
  char buffer[1U << 14U];
  for (int n = 0; in != nullptr && (n = ::gzread(in, buffer, sizeof buffer)) > 0;)
    out.append(buffer, static_cast<std::size_t>(n));
  if (in != nullptr) ::gzclose(in);
  return out;
}

class ArchiveMigration : public testing::Test {
 protected:
  ArchiveMigration()
      : folder_(fs::temp_directory_path() / ("isnad-migration-" + std::to_string(::getpid()))),
        path_((folder_ / "a").string()) {
    fs::create_directories(folder_);
    std::ofstream(path_, std::ios::binary) << unpacked(ISNAD_SOURCE_DIR "/tests/data/archive/version-1.isnad.gz");
  }
  ~ArchiveMigration() override { fs::remove_all(folder_); }

  fs::path folder_;
  std::string path_;
};

TEST_F(ArchiveMigration, AFileOfVersion1LosesNothing) {
  EXPECT_FALSE(Archive::open(path_, OpenMode::Read, engine()));  // nothing can be changed: says what to do
  const auto opened = Archive::open(path_, OpenMode::Write, engine());
  ASSERT_TRUE(opened) << opened.error().message;
  Archive& archive = **opened;
  EXPECT_EQ(archive.db().number("PRAGMA user_version"), kSchemaVersion);
  EXPECT_EQ(archive.db().number("SELECT count(*) FROM article"), 9);
  EXPECT_EQ(archive.db().number("SELECT count(*) FROM version"), 10);
  EXPECT_EQ(archive.db().number("SELECT count(*) FROM waiting"), 1);  // was added, and changed, after the last placing
  EXPECT_EQ(list_decisions(archive)->size(), 2U);
  const auto check = verify_archive(archive);
  ASSERT_TRUE(check);
  for (const std::string& fault : check->faults) ADD_FAILURE() << fault;

  std::istringstream none;
  const auto pages = collect_sources({ISNAD_SOURCE_DIR "/tests/data/archive/version-1.jsonl"}, none).pages;
  ASSERT_EQ(pages.size(), 9U);
  for (const Page& page : pages) {
    const auto versions = archive.versions(page.id);
    ASSERT_TRUE(versions) << page.id;
    EXPECT_EQ(archive.reading(versions->back().key)->article.text, page.text) << page.id;
  }
  EXPECT_EQ(archive.versions("tigris-talks-01")->size(), 2U);

  ASSERT_EQ(*place_articles(archive), 1U);
  EXPECT_EQ(archive.db().number("SELECT count(*) FROM waiting"), 0);
  const auto shown = story_dossier(archive, "s2");
  ASSERT_TRUE(shown) << shown.error().message;
  EXPECT_EQ(shown->dossier.readings.size(), 7U);
  ASSERT_EQ(list_stories_of(archive)->size(), 3U);
}

TEST_F(ArchiveMigration, TheStepIsTakenWholeOrNotAtAll) {
  // The last statement of the step fails: there is a table of that name already.
  {
    const auto early = Sqlite::open(path_, path_, OpenMode::Write, 1000, nullptr);
    ASSERT_TRUE(early);
    (*early)->script("CREATE TABLE dictionary(x)");
    ASSERT_TRUE((*early)->check());
  }
  EXPECT_FALSE(Archive::open(path_, OpenMode::Write, engine()));
  const auto still = Sqlite::open(path_, path_, OpenMode::Write, 1000, nullptr);
  ASSERT_TRUE(still);
  EXPECT_EQ((*still)->number("PRAGMA user_version"), 1);
  EXPECT_EQ((*still)->number("SELECT count(*) FROM sqlite_schema WHERE name IN ('waiting', 'digest')"), 0);
  (*still)->script("DROP TABLE dictionary");
  const auto now = Archive::open(path_, OpenMode::Write, engine());
  ASSERT_TRUE(now) << now.error().message;
  EXPECT_TRUE(verify_archive(**now)->faults.empty());
}

}  // namespace
}  // namespace isnad
