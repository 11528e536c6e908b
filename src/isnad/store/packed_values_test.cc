#include "isnad/store/packed_values.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <random>
#include <sstream>

#include "isnad/page/collect_sources.h"
#include "isnad/store/add_pages.h"
#include "isnad/store/archive.h"
#include "isnad/store/bytes.h"
#include "isnad/store/encode_reading.h"
#include "isnad/store/verify_archive.h"

namespace isnad {
namespace {

namespace fs = std::filesystem;
using Kind = PackedValues::Kind;

const Engine& engine() {
  static const auto resources = embedded_resources();
  static const auto loaded = Engine::load(*resources);
  return *loaded;
}

/// Articles that have words in common, as news have.
std::vector<Page> pages(int first, int last) {
  std::istringstream none;
  static const std::vector<Page> samples =
      collect_sources({ISNAD_SOURCE_DIR "/samples", ISNAD_SOURCE_DIR "/tests/data/stories"}, none).pages;
  std::vector<Page> out;
  for (int n = first; n < last; ++n) {
    Page page = samples[static_cast<std::size_t>(n) % samples.size()];
    page.id = page.source = "p" + std::to_string(n);
    page.metadata.clear();
    out.push_back(std::move(page));
  }
  return out;
}

class PackedValuesTest : public testing::Test {
 protected:
  PackedValuesTest()
      : folder_(fs::temp_directory_path() / ("isnad-packed-" + std::to_string(::getpid()))),
        path_((folder_ / "a").string()) {
    fs::create_directories(folder_);
  }
  ~PackedValuesTest() override { fs::remove_all(folder_); }
  std::unique_ptr<Archive> open() const {
    auto archive = Archive::open(path_, OpenMode::Create, engine());
    EXPECT_TRUE(archive);
    return archive ? std::move(*archive) : nullptr;
  }
  fs::path folder_;
  std::string path_;
};

TEST_F(PackedValuesTest, WhatComesOutIsWhatWentInAndDamageIsSeen) {
  const auto archive = open();
  PackedValues& packed = archive->packed();
  std::mt19937 random(8);
  for (const std::size_t size : {1U, 20U, 3000U, 100'000U}) {
    std::string bytes(size, '\0');
    for (char& c : bytes) c = static_cast<char>('a' + random() % 7);
    for (const std::string& value : {packed.pack(Kind::Page, bytes), isnad::pack(bytes)}) {
      EXPECT_TRUE(packed.is_whole(value));
      EXPECT_EQ(*packed.unpack(value, 1U << 20U), bytes);
      EXPECT_FALSE(packed.unpack(value, size - 1));
      for (int i = 0; i < 50; ++i) {
        std::string other = value;
        other[random() % other.size()] ^= static_cast<char>(1U << (random() % 8));
        EXPECT_FALSE(packed.is_whole(other) && value.front() == '\0');
        EXPECT_FALSE(packed.is_whole(value.substr(0, random() % value.size())));
      }
    }
  }
}

TEST_F(PackedValuesTest, ADictionaryIsLearntAndOneCopyOfItIsEnough) {
  const std::string one = encode_page(pages(3, 4)[0]);
  std::size_t before = 0;
  std::size_t after = 0;
  {
    const auto archive = open();
    before = archive->packed().pack(Kind::Page, one).size();
    ASSERT_TRUE(add_pages(*archive, pages(0, 1100), {.now = "2026-01-31", .batch = 550}));
    EXPECT_EQ(archive->db().number("SELECT count(*) FROM dictionary"), 4);  // of pages and of readings, each twice
    after = archive->packed().pack(Kind::Page, one).size();
    EXPECT_LT(2 * after, before);
    EXPECT_TRUE(verify_archive(*archive)->faults.empty());
    archive->db().script("UPDATE dictionary SET bytes = substr(bytes, 1, 2000) WHERE key > 0");
  }
  const auto again = open();
  EXPECT_TRUE(again->reading(1));
  EXPECT_TRUE(again->reading(1100));
  const auto check = verify_archive(*again);
  ASSERT_TRUE(check);
  EXPECT_EQ(check->faults.size(), 2U);  // named, though nothing is lost yet
  again->db().script("UPDATE dictionary SET bytes = x'00'");
  const auto lost = open();
  const auto page = lost->page(1);
  ASSERT_FALSE(page);
  EXPECT_NE(page.error().message.find("dictionary"), std::string::npos);
  ASSERT_TRUE(add_pages(*lost, pages(0, 40), {.now = "2026-01-31"}));  // mended, without a dictionary
  EXPECT_TRUE(lost->page(1));
}

}  // namespace
}  // namespace isnad
