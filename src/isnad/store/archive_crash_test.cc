// A process that adds articles is killed again and again at any instant; the file then holds every article that was
// acknowledged and no half one. So does what is left of it when the last writes were cut off or torn.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <set>
#include <sstream>

#include "isnad/page/collect_sources.h"
#include "isnad/store/add_pages.h"
#include "isnad/store/archive.h"
#include "isnad/store/test_home.h"
#include "isnad/store/verify_archive.h"

namespace isnad {
namespace {

namespace fs = std::filesystem;

constexpr int kKills = 300;
constexpr int kCuts = 60;

const Engine& engine() {
  static const auto resources = embedded_resources();
  static const auto loaded = Engine::load(*resources);
  return *loaded;
}

std::vector<Page> page(int number) {
  static const std::vector<Page> samples = [] {
    std::istringstream none;
    return collect_sources({ISNAD_SOURCE_DIR "/samples"}, none).pages;
  }();
  std::vector<Page> out = {samples[static_cast<std::size_t>(number) % samples.size()]};
  out[0].id = "k" + std::to_string(number);
  out[0].source = out[0].id;
  std::erase_if(out[0].metadata, [](const auto& entry) {
    return entry.first.find("rl") != std::string::npos || entry.first == "link:canonical";
  });
  return out;
}

/// The child: adds from `first` on, one transaction for each two articles, and writes the ids that are kept.
[[noreturn]] void add_for_ever(const std::string& path, int first, int out) {
  const auto archive = Archive::open(path, OpenMode::Create, engine());
  if (!archive || ::write(out, "\n", 1) != 1) ::_exit(3);
  AddOptions options;
  options.now = "2026-01-31T12:00:00Z";
  options.jobs = 1;
  options.acknowledged = [&](const AddedArticle& one) {
    const std::string line = one.id + "\n";
    if (::write(out, line.data(), line.size()) < 0) ::_exit(4);
  };
  for (int n = first;; n += 2) {
    std::vector<Page> pages = page(n);
    pages.push_back(page(n + 1)[0]);
    if (!add_pages(**archive, std::move(pages), options)) ::_exit(5);
  }
}

std::string read_all(int in) {
  std::string out;
  char buffer[4096];
  for (ssize_t n = 0; (n = ::read(in, buffer, sizeof buffer)) > 0;) out.append(buffer, static_cast<std::size_t>(n));
  return out;
}

/// Frames at the end of the write-ahead log that no commit closes (sqlite.org/fileformat2.html, 4.1): the kill fell
/// into the writing of a transaction.
bool has_unfinished_frames(const std::string& path) {
  std::ifstream in(path + "-wal", std::ios::binary);
  const std::string log(std::istreambuf_iterator<char>(in), {});
  if (log.size() < 32) return false;
  const auto number = [&](std::size_t at) {
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < 4; ++i) out = out << 8U | static_cast<unsigned char>(log[at + i]);
    return out;
  };
  const std::size_t frame = 24 + number(8);
  bool open = false;
  std::size_t at = 32;
  for (; at + frame <= log.size() && log.compare(at + 8, 8, log, 16, 8) == 0; at += frame) open = number(at + 4) == 0;
  return open || (log.size() - at != 0 && log.size() - at < frame);
}

class ArchiveCrash : public testing::Test {
 protected:
  ArchiveCrash() : home_("crash"), folder_(home_.folder()), path_(home_.address("a")) {
    (void)engine();
    (void)page(0);  // before the fork: a child should spend its time on adding
  }

  /// Runs the child for so long, from its first word on or (`at_once`) from its birth; gives the ids that it
  /// acknowledged.
  std::vector<std::string> run_and_kill(int first, unsigned microseconds, bool at_once = false) {
    int ends[2];
    EXPECT_EQ(::pipe(ends), 0);
    const pid_t child = ::fork();
    if (child == 0) add_for_ever(path_, first, ends[1]);
    ::close(ends[1]);
    char ready = 0;
    if (!at_once) {
      EXPECT_EQ(::read(ends[0], &ready, 1), 1);
    }
    ::usleep(microseconds);
    writing_ += is_writing() ? 1 : 0;
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status)) << "the child ended by itself: " << WEXITSTATUS(status);
    std::istringstream lines(read_all(ends[0]));
    ::close(ends[0]);
    std::vector<std::string> out;
    for (std::string line; std::getline(lines, line);) {
      if (!line.empty()) out.push_back(line);
    }
    return out;
  }

  /// That opening a file and four transactions take.
  unsigned microseconds_of_a_run() {
    const auto begin = std::chrono::steady_clock::now();
    const auto archive = Archive::open(home_.address("timed"), OpenMode::Create, engine());
    EXPECT_TRUE(archive);
    for (int n = 0; n < 8; n += 2) {
      std::vector<Page> pages = page(n);
      pages.push_back(page(n + 1)[0]);
      EXPECT_TRUE(add_pages(**archive, std::move(pages), {.now = "2026-01-31", .jobs = 1}));
    }
    const auto spent = std::chrono::steady_clock::now() - begin;
    return static_cast<unsigned>(std::chrono::duration_cast<std::chrono::microseconds>(spent).count()) + 1;
  }

  static std::set<std::string> ids(Archive& archive) {
    std::set<std::string> out;
    SqlStatement& rows = archive.db()("SELECT id FROM article").bind();
    while (rows.step()) out.insert(std::string(rows.text(0)));
    return out;
  }

  /// Before the kill, at a server: the child is amid a transaction.
  [[nodiscard]] bool is_writing() const {
    return home_.on_server() &&
           home_.run(
               "SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE l.locktype = 'advisory' "
               "AND l.granted AND a.backend_xid IS NOT NULL AND l.objid = '" +
               home_.schema() + "'::regnamespace") != "0";
  }

  int writing_ = 0;  // kills that fell into a transaction of a server
  TestHome home_;
  fs::path folder_;
  std::string path_;
};

/// What holds of files only.
class ArchiveFileCrash : public ArchiveCrash {};

/// What a reader of the archive could see by half: no article without its current version, that version's reading and
/// its words in the index.
std::int64_t half_articles(Database& db, bool on_server) {
  const std::int64_t half = db.number(
      "SELECT count(*) FROM article a LEFT JOIN version v ON v.key = a.current AND v.article = a.key LEFT JOIN reading "
      "r "
      "ON r.version = v.key WHERE v.key IS NULL OR r.version IS NULL");
  return half + (on_server ? db.number("SELECT abs(versions - (SELECT count(*) FROM version)) FROM word_total")
                           : db.number("SELECT count(*) FROM version v LEFT JOIN words w ON w.rowid = v.key WHERE "
                                       "w.rowid IS NULL"));
}

// The instants are drawn between the birth of the child and a few of its transactions (whose length is measured first),
// so that kills fall while it opens the file, recovers it, reads, writes and waits for the disk. Kills that fell into
// the writing of a transaction, or between its commit and its acknowledgement, are counted: were there none, nothing
// would have been tried.
TEST_F(ArchiveCrash, EveryAcknowledgedArticleOutlivesAKill) {
  std::mt19937 random(1);
  const unsigned window = microseconds_of_a_run();
  std::set<std::string> acknowledged;
  int next = 0;
  int useful = 0;
  int amid = 0;
  int unheard = 0;
  for (int kill = 0; kill < kKills; ++kill) {
    const auto added = run_and_kill(next, static_cast<unsigned>(random() % window), kill % 5 == 0);
    useful += added.empty() ? 0 : 1;
    for (const std::string& id : added) acknowledged.insert(id), next = std::max(next, std::stoi(id.substr(1)) + 1);
    amid += !home_.on_server() && has_unfinished_frames(path_) ? 1 : 0;
    const auto archive = Archive::open(path_, OpenMode::Create, engine());
    ASSERT_TRUE(archive) << archive.error().message << " after kill " << kill;
    const std::set<std::string> there = ids(**archive);
    for (const std::string& id : acknowledged) ASSERT_TRUE(there.contains(id)) << id << " is lost after kill " << kill;
    unheard += there.size() > acknowledged.size() ? 1 : 0;
    ASSERT_EQ(half_articles((*archive)->db(), home_.on_server()), 0) << "after kill " << kill;
    if (kill % 50 != 49 && kill + 1 != kKills) continue;
    const auto check = verify_archive(**archive);
    ASSERT_TRUE(check);
    for (const std::string& fault : check->faults) ADD_FAILURE() << fault << " after kill " << kill;
  }
  std::cout << kKills << " kills: " << useful << " after at least one acknowledgement, " << amid
            << " with unfinished frames in the log, " << writing_ << " amid a transaction of the server, " << unheard
            << " between a commit and its acknowledgement, " << acknowledged.size()
            << " articles acknowledged, none lost\n";
  EXPECT_GT(useful, kKills / 10) << "the child was killed before it could add anything";
  EXPECT_GT(amid + writing_ + unheard, 0) << "no kill fell into a transaction";
}

TEST_F(ArchiveFileCrash, CutAndTornWritesLeaveNoHalfArticle) {
  std::mt19937 random(2);
  std::vector<std::string> added;
  for (int i = 0; i < 20 && added.size() < 20; ++i) {
    const int first = added.empty() ? 0 : std::stoi(added.back().substr(1)) + 1;
    for (const std::string& id : run_and_kill(first, 150'000)) added.push_back(id);
  }
  const auto load = [](const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  const std::string file = load(path_);
  const std::string log = load(path_ + "-wal");
  ASSERT_GT(log.size(), 4096U);
  const std::string copy = (folder_ / "copy").string();
  std::size_t least = added.size();
  std::size_t most = 0;
  for (int cut = 0; cut < kCuts; ++cut) {
    std::string torn = log.substr(0, 32 + random() % (log.size() - 32));
    if (cut % 3 == 1) torn.resize(torn.size() + random() % 5000, '\0');  // the file grew, its blocks were not written
    if (cut % 3 == 2) torn[32 + random() % (torn.size() - 32)] ^= 0x20;
    fs::remove(copy + "-shm");
    std::ofstream(copy, std::ios::binary) << file;
    std::ofstream(copy + "-wal", std::ios::binary) << torn;
    const auto archive = Archive::open(copy, OpenMode::Create, engine());
    ASSERT_TRUE(archive) << archive.error().message;
    const auto check = verify_archive(**archive);
    ASSERT_TRUE(check);
    for (const std::string& fault : check->faults) ADD_FAILURE() << fault << " after cut " << cut;
    const std::set<std::string> there = ids(**archive);
    std::size_t begun = 0;  // what is left is what came first, without a gap
    while (begun < added.size() && there.contains(added[begun])) ++begun;
    EXPECT_LE(begun, there.size());
    for (std::size_t i = begun; i < added.size(); ++i) EXPECT_FALSE(there.contains(added[i])) << added[i];
    least = std::min(least, begun), most = std::max(most, begun);
  }
  EXPECT_LT(least, most) << "every cut left the same";
}

TEST_F(ArchiveFileCrash, AFullDiskIsAnErrorAndLosesNothing) {
  std::set<std::string> before;
  for (const std::string& id : run_and_kill(0, 300'000)) before.insert(id);
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{400'000, 400'000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    const auto archive = Archive::open(path_, OpenMode::Create, engine());
    std::string said = archive ? "" : archive.error().message;
    for (int n = 1000; archive && said.empty() && n < 3000; ++n) {
      AddOptions options;
      options.jobs = 1;
      options.acknowledged = [&](const AddedArticle& one) {
        const std::string line = one.id + "\n";
        if (::write(ends[1], line.data(), line.size()) < 0) ::_exit(4);
      };
      if (const auto added = add_pages(**archive, page(n), options); !added) said = added.error().message;
    }
    ::_exit(said.find("Check the disk") != std::string::npos || said.find("full") != std::string::npos ? 0 : 6);
  }
  ::close(ends[1]);
  std::istringstream lines(read_all(ends[0]));
  for (std::string line; std::getline(lines, line);) before.insert(line);
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << WEXITSTATUS(status);
  const auto archive = Archive::open(path_, OpenMode::Create, engine());
  ASSERT_TRUE(archive) << archive.error().message;
  const std::set<std::string> there = ids(**archive);
  for (const std::string& id : before) EXPECT_TRUE(there.contains(id)) << id;
  EXPECT_TRUE(verify_archive(**archive)->faults.empty());
}

TEST_F(ArchiveCrash, TwoProcessesWaitForOneAnother) {
  std::vector<pid_t> children;
  for (int who = 0; who < 2; ++who) {
    const pid_t child = ::fork();
    if (child == 0) {
      const auto archive = Archive::open(path_, OpenMode::Create, engine());
      if (!archive) ::_exit(3);
      AddOptions options;
      options.jobs = 1;
      for (int n = 0; n < 40; ++n) {
        if (!add_pages(**archive, page(who * 1000 + n), options)) ::_exit(5);
      }
      ::_exit(0);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << WEXITSTATUS(status);
  }
  const auto archive = Archive::open(path_, OpenMode::Read, engine());
  ASSERT_TRUE(archive);
  EXPECT_EQ(ids(**archive).size(), 80U);
}

}  // namespace
}  // namespace isnad
