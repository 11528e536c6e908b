#include "isnad/mention/ner_model.h"

#include <gtest/gtest.h>

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

TEST(NerFeatures, SignsAndDigitsAreNormal) {
  EXPECT_EQ(ner_normal("(\xd9\x85\xd9\x86"), "\xd9\x85\xd9\x86");
  EXPECT_EQ(ner_normal("2005"), "0000");
  EXPECT_EQ(ner_normal("."), ".");
}

}  // namespace
}  // namespace isnad
