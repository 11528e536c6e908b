#include "isnad/store/encode_digest.h"

#include <gtest/gtest.h>

#include <random>
#include <sstream>

#include "isnad/page/collect_sources.h"
#include "isnad/pipeline/engine.h"
#include "isnad/pipeline/read_articles.h"

namespace isnad {
namespace {

const Engine& engine() {
  static const auto resources = embedded_resources();
  static const auto loaded = Engine::load(*resources);
  return *loaded;
}

std::vector<StoryWindow::Sketch> samples() {
  std::istringstream none;
  auto pages = collect_sources({ISNAD_SOURCE_DIR "/samples", ISNAD_SOURCE_DIR "/tests/data/stories"}, none).pages;
  std::vector<StoryWindow::Sketch> out;
  for (const Reading& reading : read_articles(std::move(pages), engine(), {}).readings)
    out.push_back(sketch_of(digest_reading(reading, engine().story)));
  return out;
}

void expect_equal(const std::vector<Term>& a, const std::vector<Term>& b) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].key, b[i].key);
    EXPECT_EQ(a[i].frequency, b[i].frequency);  // to the last bit: stories must not depend on what was kept
    EXPECT_EQ(a[i].rarity, b[i].rarity);
  }
}

TEST(EncodeDigest, NothingIsLostAndItIsSmall) {
  const auto all = samples();
  ASSERT_GT(all.size(), 30U);
  for (const StoryWindow::Sketch& sketch : all) {
    const std::string bytes = encode_digest(sketch);
    const auto back = decode_digest(bytes, engine().story);
    ASSERT_TRUE(back) << back.error().message;
    const Description& a = sketch.description;
    const Description& b = back->description;
    expect_equal(a.words, b.words);
    expect_equal(a.entities, b.entities);
    EXPECT_EQ(a.persons, b.persons);
    EXPECT_EQ(std::tie(a.scenes, a.places, a.headline_place, a.length, a.occasion, a.event_day, a.periods,
                       a.open_months, a.published, a.fingerprint),
              std::tie(b.scenes, b.places, b.headline_place, b.length, b.occasion, b.event_day, b.periods,
                       b.open_months, b.published, b.fingerprint));
    EXPECT_EQ(sketch.label, back->label);
    EXPECT_EQ(sketch.titled, back->titled);
    EXPECT_LT(bytes.size(), 80 + sketch.label.size() + 9 * (a.words.size() + a.entities.size()) + 15 * a.persons.size());
  }
}

TEST(EncodeDigest, WhatWasCutOrChangedIsRefused) {
  const auto all = samples();
  std::mt19937 random(11);
  for (const StoryWindow::Sketch& sketch : all) {
    const std::string bytes = encode_digest(sketch);
    EXPECT_FALSE(decode_digest(bytes.substr(0, random() % bytes.size()), engine().story));
    std::string other = bytes;
    other[random() % other.size()] ^= static_cast<char>(1U << (random() % 8));
    EXPECT_FALSE(decode_digest(other, engine().story));
  }
}

}  // namespace
}  // namespace isnad
