#include "isnad/store/encode_reading.h"

#include <gtest/gtest.h>

#include <random>
#include <sstream>

#include "isnad/dossier/to_json.h"
#include "isnad/page/collect_sources.h"
#include "isnad/pipeline/compile_dossier.h"
#include "isnad/pipeline/engine.h"
#include "isnad/pipeline/read_articles.h"
#include "isnad/store/bytes.h"
#include "isnad/store/encode_dossier.h"

namespace isnad {
namespace {

const Engine& engine() {
  static const auto resources = embedded_resources();
  static const auto loaded = Engine::load(*resources);
  return *loaded;
}

std::vector<Page> sample_pages() {
  std::istringstream none;
  return collect_sources({ISNAD_SOURCE_DIR "/samples", ISNAD_SOURCE_DIR "/tests/data/stories"}, none).pages;
}

const std::vector<Reading>& samples() {
  static const std::vector<Reading> readings = read_articles(sample_pages(), engine(), {}).readings;
  return readings;
}

std::string dossier_of(std::vector<Reading> readings) {
  return to_json(compile_dossier(std::move(readings), {}, engine()), {.generator = "", .with_text = true, .indent = 1});
}

TEST(EncodeReading, WhatComesBackGivesTheSameDossier) {
  ASSERT_GT(samples().size(), 30U);
  std::vector<Reading> back;
  for (const Reading& reading : samples()) {
    const auto decoded = decode_reading(encode_reading(reading));
    ASSERT_TRUE(decoded) << reading.article.id << ": " << decoded.error().message;
    back.push_back(*decoded);
    const Analysis& a = reading.analysis;
    const Analysis& b = back.back().analysis;
    EXPECT_EQ(a.folded, b.folded);
    EXPECT_EQ(a.to_text, b.to_text);
    EXPECT_EQ(a.tokens.size(), b.tokens.size());
    EXPECT_EQ(a.sentences.size(), b.sentences.size());
    EXPECT_EQ(reading.article.sha256, back.back().article.sha256);
  }
  EXPECT_EQ(dossier_of(samples()), dossier_of(back));
}

TEST(EncodeReading, IsDeterministicAndStandsApartFromItsText) {
  for (const Reading& reading : samples()) {
    const std::string bytes = encode_reading(reading);
    EXPECT_EQ(bytes, encode_reading(*decode_reading(bytes)));
    const std::string apart = encode_reading(reading, TextPlace::Apart);
    EXPECT_LT(apart.size() + reading.article.text.size(), bytes.size() + 64);
    const auto decoded = decode_reading(apart, reading.article.text);
    ASSERT_TRUE(decoded);
    EXPECT_EQ(bytes, encode_reading(*decoded));
    EXPECT_FALSE(decode_reading(apart, reading.article.text + "."));
    EXPECT_FALSE(decode_reading(apart));
  }
}

TEST(EncodeReading, APageComesBack) {
  for (const Page& page : sample_pages()) {
    const auto decoded = decode_page(encode_page(page));
    ASSERT_TRUE(decoded);
    EXPECT_EQ(encode_page(page), encode_page(*decoded));
    EXPECT_EQ(page.text, decoded->text);
    EXPECT_EQ(page.metadata, decoded->metadata);
    EXPECT_EQ(page.blocks.size(), decoded->blocks.size());
  }
}

TEST(EncodeReading, CutOrChangedBytesAreAnError) {
  const std::string bytes = encode_reading(samples().front());
  std::mt19937 random(7);
  for (std::size_t size = 0; size < bytes.size(); size += 1 + random() % 97) {
    EXPECT_FALSE(decode_reading(bytes.substr(0, size)));
  }
  for (int i = 0; i < 500; ++i) {
    std::string changed = bytes;
    changed[random() % changed.size()] ^= static_cast<char>(1U << (random() % 8));
    EXPECT_FALSE(decode_reading(changed));
  }
  EXPECT_FALSE(decode_page(bytes));
}

// A liar who knows the checksum: whatever is accepted can be compiled.
TEST(EncodeReading, SealedLiesAreRefusedOrHarmless) {
  const std::string bytes = encode_reading(samples().front());
  const std::string body(*unseal(Sealed::Reading, kReadingVersion, bytes));
  std::mt19937 random(11);
  int accepted = 0;
  for (int i = 0; i < 1500; ++i) {
    std::string changed = body;
    for (auto n = 1 + random() % 3; n > 0; --n) {
      const std::size_t at = random() % changed.size();
      switch (random() % 3) {
        case 0:
          changed[at] = static_cast<char>(random());
          break;
        case 1:
          changed.erase(at, 1 + random() % 4);
          break;
        default:
          changed.insert(at, 1, static_cast<char>(random()));
      }
    }
    if (auto reading = decode_reading(seal(Sealed::Reading, kReadingVersion, changed))) {
      ++accepted;
      std::vector<Reading> heap = {samples().front(), std::move(*reading)};
      EXPECT_FALSE(dossier_of(std::move(heap)).empty());
    }
  }
  EXPECT_GT(accepted, 10);
  EXPECT_LT(accepted, 1490);
}

TEST(EncodeDossier, ComesBackWithItsReadingsAndOnlyWithThem) {
  const Dossier dossier = compile_dossier(std::vector<Reading>(samples()), {}, engine());
  const std::string bytes = encode_dossier(dossier);
  const auto back = decode_dossier(bytes, std::vector<Reading>(dossier.readings));
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(dossier_of(samples()), to_json(*back, {.generator = "", .with_text = true, .indent = 1}));
  std::vector<Reading> others = dossier.readings;
  others.pop_back();
  EXPECT_FALSE(decode_dossier(bytes, std::move(others)));
  EXPECT_FALSE(decode_dossier(bytes.substr(0, bytes.size() / 2), std::vector<Reading>(dossier.readings)));
}

TEST(EncodeDossier, SealedLiesAreRefusedOrHarmless) {
  std::vector<Reading> few(samples().begin(), samples().begin() + 6);
  put_in_order(few);
  const std::string body(*unseal(Sealed::Dossier, kDossierVersion,
                                 encode_dossier(compile_dossier(std::vector<Reading>(few), {}, engine()))));
  std::mt19937 random(3);
  int accepted = 0;
  for (int i = 0; i < 500; ++i) {
    std::string changed = body;
    changed[random() % changed.size()] = static_cast<char>(random());
    if (const auto dossier =
            decode_dossier(seal(Sealed::Dossier, kDossierVersion, changed), std::vector<Reading>(few))) {
      ++accepted;
      EXPECT_FALSE(to_json(*dossier, {}).empty());
    }
  }
  EXPECT_GT(accepted, 5);
  EXPECT_LT(accepted, 495);
}

TEST(Bytes, NumbersComeBackAndHaveOneWriting) {
  ByteWriter out;
  const std::vector<std::uint64_t> numbers = {0, 1, 127, 128, 300, 1U << 31U, ~0ULL, ~0ULL - 1};
  const std::vector<std::int64_t> differences = {0, -1, 1, -64, 64, INT64_MAX, INT64_MIN};
  for (const auto n : numbers) out.number(n);
  for (const auto d : differences) out.difference(d);
  out.real(-0.1);
  const std::string bytes = out.take();
  ByteReader in(bytes);
  for (const auto n : numbers) EXPECT_EQ(in.number(), n);
  for (const auto d : differences) EXPECT_EQ(in.difference(), d);
  EXPECT_EQ(in.real(), -0.1);
  EXPECT_EQ(in.left(), 0U);
  for (const std::string_view odd : {std::string_view("\x80\x00", 2), std::string_view("\xFF\xFF"),
                                     std::string_view("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x02")}) {
    ByteReader reader(odd);
    EXPECT_EQ(reader.number(), 0U);
    EXPECT_TRUE(reader.failed());
  }
}

TEST(Bytes, PackedValuesUnpackAndLiesDoNot) {
  const std::string text(100000, 'x');
  const std::string packed = pack(text);
  EXPECT_LT(packed.size(), 1000U);
  EXPECT_EQ(*unpack(packed, text.size()), text);
  EXPECT_EQ(*unpack(pack(""), 0), "");
  EXPECT_FALSE(unpack(packed, text.size() - 1));
  EXPECT_FALSE(unpack(packed.substr(0, packed.size() - 1), text.size()));
  EXPECT_FALSE(unpack(packed + "x", text.size()));
  EXPECT_FALSE(unpack("", 10));
  EXPECT_FALSE(unpack("\xFF\xFF\xFF\xFF\x7Fxx", 1ULL << 40U));
}

}  // namespace
}  // namespace isnad
