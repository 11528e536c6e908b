// A disk that is full, and a folder that may only be read: an error that says so, and nothing is lost.
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include "isnad/page/collect_sources.h"
#include "isnad/store/add_pages.h"
#include "isnad/store/archive.h"
#include "isnad/store/place_articles.h"
#include "isnad/store/search_archive.h"
#include "isnad/store/verify_archive.h"

namespace isnad {
namespace {

namespace fs = std::filesystem;

/// SQLite's own file layer over a disk with so much room left.
class SmallDisk {
 public:
  static constexpr const char* kName = "small-disk";
  static void leave(std::int64_t bytes) { room() = bytes; }
  static void make_room() { room() = -1; }

  static void insert() {
    static sqlite3_vfs vfs = [] {
      sqlite3_vfs* base = sqlite3_vfs_find(nullptr);
      sqlite3_vfs own = *base;
      own.zName = kName;
      own.pAppData = base;
      own.xOpen = open;
      return own;
    }();
    sqlite3_vfs_register(&vfs, 0);
  }

 private:
  static std::int64_t& room() {
    static std::int64_t left = -1;
    return left;
  }
  using Write = int (*)(sqlite3_file*, const void*, int, sqlite3_int64);
  static Write& real_write() {
    static Write write = nullptr;
    return write;
  }
  static int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
    if (room() >= 0 && room() < size) return SQLITE_FULL;
    if (room() >= 0) room() -= size;
    return real_write()(file, bytes, size, at);
  }
  static int open(sqlite3_vfs* own, const char* name, sqlite3_file* file, int flags, int* out) {
    static std::map<const sqlite3_io_methods*, sqlite3_io_methods> limited;  // files that are locked, and others
    auto* base = static_cast<sqlite3_vfs*>(own->pAppData);
    const int status = base->xOpen(base, name, file, flags, out);
    if (file->pMethods != nullptr) {
      const auto [it, fresh] = limited.try_emplace(file->pMethods, *file->pMethods);
      if (fresh) real_write() = it->second.xWrite;
      it->second.xWrite = write;
      file->pMethods = &it->second;
    }
    return status;
  }
};

const Engine& engine() {
  static const auto resources = embedded_resources();
  static const auto loaded = Engine::load(*resources);
  return *loaded;
}

std::vector<Page> samples() {
  std::istringstream none;
  return collect_sources({ISNAD_SOURCE_DIR "/samples", ISNAD_SOURCE_DIR "/tests/data/stories"}, none).pages;
}

class ArchiveDisk : public testing::Test {
 protected:
  ArchiveDisk()
      : folder_(fs::temp_directory_path() / ("isnad-disk-" + std::to_string(::getpid()))),
        path_((folder_ / "a").string()) {
    fs::create_directories(folder_);
  }
  ~ArchiveDisk() override {
    SmallDisk::make_room();
    fs::permissions(folder_, fs::perms::owner_all);
    fs::remove_all(folder_);
  }
  fs::path folder_;
  std::string path_;
};

TEST_F(ArchiveDisk, AFullDiskIsNamedAndKeepsWhatWasAcknowledged) {
  SmallDisk::insert();
  ArchiveOptions on_small_disk;
  on_small_disk.vfs = SmallDisk::kName;
  std::mt19937 random(4);
  std::set<std::string> acknowledged;
  AddOptions options;
  options.now = "2026-01-31T12:00:00Z";
  options.batch = 3;
  options.jobs = 1;
  options.acknowledged = [&](const AddedArticle& one) { acknowledged.insert(one.id); };
  int full = 0;
  for (int round = 0; round < 12; ++round) {
    const auto archive = Archive::open(path_, OpenMode::Create, engine(), on_small_disk);
    ASSERT_TRUE(archive) << archive.error().message;
    SmallDisk::leave(static_cast<std::int64_t>(random() % 400'000));
    auto pages = samples();
    const auto added = add_pages(**archive, std::move(pages), options);
    const auto placed = place_articles(**archive);
    for (const auto* error : {added ? nullptr : &added.error(), placed ? nullptr : &placed.error()}) {
      if (error == nullptr) continue;
      ++full;
      EXPECT_NE(error->message.find("disk is full"), std::string::npos) << error->message;
      EXPECT_EQ(error->where, path_);
    }
    SmallDisk::make_room();
    const auto check = verify_archive(**archive);
    ASSERT_TRUE(check);
    for (const std::string& fault : check->faults) ADD_FAILURE() << fault << " in round " << round;
    for (const std::string& id : acknowledged) EXPECT_TRUE((*archive)->versions(id)) << id;
  }
  EXPECT_GT(full, 3);
  const auto archive = Archive::open(path_, OpenMode::Create, engine(), on_small_disk);
  ASSERT_TRUE(add_pages(**archive, samples(), options));
  ASSERT_TRUE(place_articles(**archive));
  EXPECT_EQ((*archive)->db().number("SELECT count(*) FROM article"), static_cast<std::int64_t>(acknowledged.size()));
  EXPECT_EQ((*archive)->db().number("SELECT count(*) FROM waiting"), 0);
}

/// What an unprivileged process finds in the folder: 0 when all is as it should be.
int look_without_rights(const std::string& path) {
  if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) return 9;
  const auto archive = Archive::open(path, OpenMode::Read, engine());
  if (!archive) return 1;
  if ((*archive)->db().number("SELECT count(*) FROM article") == 0) return 2;
  if (!search_archive(**archive, "x OR y", {})) return 3;
  const auto refused = Archive::open(path, OpenMode::Write, engine());
  if (refused) return 4;
  if (refused.error().message.find("cannot be written") == std::string::npos) return 5;
  const auto no_new_one = Archive::open(path + "2", OpenMode::Create, engine());
  return no_new_one || no_new_one.error().message.find("cannot be opened") == std::string::npos ? 6 : 0;
}

TEST_F(ArchiveDisk, AFolderThatCannotBeWrittenCanStillBeRead) {
  {
    const auto archive = Archive::open(path_, OpenMode::Create, engine());
    ASSERT_TRUE(archive);
    ASSERT_TRUE(add_pages(**archive, samples(), {.now = "2026-01-31T12:00:00Z", .jobs = 1}));
  }
  fs::permissions(path_, fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read);
  fs::permissions(folder_, fs::perms::owner_read | fs::perms::owner_exec | fs::perms::group_read |
                               fs::perms::group_exec | fs::perms::others_read | fs::perms::others_exec);
  const pid_t child = ::fork();  // root may write anywhere: a process of nobody looks
  if (child == 0) ::_exit(look_without_rights(path_));
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << WEXITSTATUS(status);
}

}  // namespace
}  // namespace isnad
