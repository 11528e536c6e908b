#include "isnad/mention/ner_model.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

#include "isnad/mention/ner_model_file.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

// A model that knows one thing: the word "anna" begins a person, "maria" continues one.
NerModelParts small_parts() {
  NerModelParts parts;
  NerModelParts none;
  const std::string bytes = write_ner_model(none);
  const auto features_of = [](std::string_view word) {
    class Nothing : public NerLexicon {
      NerWord find(std::uint64_t) const override { return {}; }
      int letters_weight(std::uint32_t) const override { return 0; }
    };
    NerFeatures out;
    ner_features(Nothing(), {word}, {}, out);
    return out.hashes[0];
  };
  parts.features.push_back({features_of("anna"), {0, 4, 0, 0, 0, 0, 0, 0, 0}});
  parts.features.push_back({features_of("maria"), {0, 0, 4, 0, 0, 0, 0, 0, 0}});
  return parts;
}

TEST(NerModel, FindsWhatItWasTaught) {
  const auto model = NerModel::load(write_ner_model(small_parts()));
  ASSERT_TRUE(model) << model.error().message;
  const auto spans = model->tag_words({"anna", "maria", "said"});
  ASSERT_EQ(spans.size(), 1U);
  EXPECT_EQ(spans[0].first_token, 0U);
  EXPECT_EQ(spans[0].last_token, 1U);
  EXPECT_EQ(spans[0].type, EntityType::Person);
  EXPECT_GT(spans[0].probability, 0.5);
  EXPECT_LE(spans[0].probability, 1.0);
  EXPECT_TRUE(model->tag_words({}).empty());
}

TEST(NerModel, TheFileIsTheSameForTheSameParts) {
  EXPECT_EQ(write_ner_model(small_parts()), write_ner_model(small_parts()));
}

TEST(NerModel, RefusesCutAndAlteredFiles) {
  const std::string good = write_ner_model(small_parts());
  for (std::size_t size = 0; size < good.size(); size += 1 + good.size() / 97) {
    EXPECT_FALSE(NerModel::load(std::string_view(good).substr(0, size))) << size;
  }
  EXPECT_FALSE(NerModel::load(good + "x"));
  std::mt19937 random(1);
  for (int i = 0; i < 200; ++i) {
    std::string bad = good;
    bad[random() % bad.size()] ^= static_cast<char>(1 + random() % 255);
    EXPECT_FALSE(NerModel::load(bad));
  }
}

TEST(NerModel, AnyBytesWithARightChecksumAreSafe) {
  const std::string good = write_ner_model(small_parts());
  std::mt19937 random(2);
  for (int i = 0; i < 50; ++i) {
    std::string bad = good;
    for (std::size_t k = ner_file::kHeader; k < bad.size(); ++k) bad[k] = static_cast<char>(random());
    const std::string_view view = bad;
    const std::uint64_t sum = ner_file::checksum(view.substr(ner_file::kHeader),
                                                 ner_file::checksum(view.substr(0, ner_file::kHeader - 8)));
    std::memcpy(bad.data() + ner_file::kHeader - 8, &sum, sizeof sum);
    const auto model = NerModel::load(bad);
    if (model) (void)model->tag_words({"a", "\xd9\x85", "", "\xff", "0"});
  }
}

// What is kept by word and by class adds up to what the trainer's list of features says.
TEST(NerScores, AgreeWithTheFeaturesOneByOne) {
  const std::vector<std::string_view> words = {"\xd9\x88\xd8\xa8\xd8\xa7\xd9\x84\xd9\x82\xd8\xb5\xd8\xb1",
                                               "\xd8\xa7\xd9\x84\xd9\x85\xd9\x84\xd9\x83",
                                               ".",
                                               "anna",
                                               "2005",
                                               "\xd9\x85\xd9\x86",
                                               "\xd9\x82\xd8\xb5\xd8\xb1"};
  std::mt19937 random(3);
  NerModelParts parts;
  for (const std::string_view word : {words[1], words[3], words[5], words[6]}) {
    NerWord known;
    known.fine = static_cast<std::uint16_t>(1 + random() % 2000);
    known.coarse = static_cast<std::uint8_t>(random());
    known.places = static_cast<std::uint8_t>(random());
    known.bodies = static_cast<std::uint8_t>(random() % 16);
    known.names = static_cast<std::uint8_t>(random() % 8);
    known.phrase = static_cast<std::uint8_t>(random() % 2);
    known.seen = static_cast<std::uint8_t>(random() % 4);
    known.morph = static_cast<std::uint8_t>(random() % 32);
    parts.lexicon.emplace_back(ner_hash(word), known);
  }
  const auto lexicon = NerTables::load(write_ner_model(parts));
  ASSERT_TRUE(lexicon);
  NerFeatures features;
  ner_features(**lexicon, words, {}, features);
  std::map<std::uint64_t, std::array<float, kNerTags>> weights;
  for (const std::uint64_t hash : features.hashes) {
    auto& w = weights[hash];
    for (float& x : w) x = static_cast<float>(static_cast<int>(random() % 255) - 127);
    w[0] = 127;  // the largest: weights are whole numbers in the file, too
  }
  for (const auto& feature : weights) parts.features.emplace_back(feature);
  const auto tables = NerTables::load(write_ner_model(parts));
  ASSERT_TRUE(tables);
  NerMemory memory;
  memory.begin(*tables);
  std::vector<const NerMemory::Word*> seen;
  for (const std::string_view word : words) seen.push_back(&memory.see(word));
  std::vector<NerScores> scores;
  ner_scores(**tables, seen, {}, memory, scores);
  ASSERT_EQ(scores.size(), words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (std::size_t t = 0; t < kNerTags; ++t) {
      float sum = 0;
      for (std::uint32_t k = features.begin[i]; k < features.begin[i + 1]; ++k) sum += weights[features.hashes[k]][t];
      EXPECT_FLOAT_EQ(scores[i].tags[t], sum) << i << " " << t;
    }
  }
}

TEST(NerFeatures, SignsAndDigitsAreNormal) {
  EXPECT_EQ(ner_normal("(\xd9\x85\xd9\x86"), "\xd9\x85\xd9\x86");
  EXPECT_EQ(ner_normal("2005"), "0000");
  EXPECT_EQ(ner_normal("."), ".");
}

}  // namespace
}  // namespace isnad
