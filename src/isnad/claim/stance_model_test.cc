#include "isnad/claim/stance_model.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstring>

#include "isnad/base/hash.h"

namespace isnad {
namespace {

std::string file_of(const std::vector<std::pair<std::uint32_t, std::array<signed char, 3>>>& weights,
                    std::uint32_t unit) {
  std::string names;
  std::string units;
  for (const auto& [name, three] : weights) {
    for (unsigned byte = 0; byte < 4; ++byte) names += static_cast<char>(name >> (8 * byte) & 0xFFU);
    for (const signed char w : three) units += static_cast<char>(w);
  }
  const std::string body = names + units;
  std::string out = "ISNSTNC1";
  const auto put = [&](std::uint64_t value, unsigned bytes) {
    for (unsigned byte = 0; byte < bytes; ++byte) out += static_cast<char>(value >> (8 * byte) & 0xFFU);
  };
  put(weights.size(), 4);
  put(unit, 4);
  put(fnv1a(body), 8);
  return out + body;
}

TEST(StanceModel, AFeaturePullsTowardsTheClassOfItsWeight) {
  const std::string bytes = file_of({{7, {10, -10, 0}}, {9, {-10, 10, 0}}}, 100000);
  const auto model = StanceModel::load(bytes);
  ASSERT_TRUE(model);
  EXPECT_EQ(model->size(), 2U);
  EXPECT_EQ(model->judge({{7, 1.0F}}).stance, Stance::Agree);
  EXPECT_EQ(model->judge({{9, 1.0F}}).stance, Stance::Disagree);
  const StanceJudgement both = model->judge({{7, 1.0F}, {8, 1.0F}, {9, 0.5F}});
  EXPECT_EQ(both.stance, Stance::Agree);
  EXPECT_NEAR(both.probability[0] + both.probability[1] + both.probability[2], 1.0, 1e-12);
}

TEST(StanceModel, ACutOrAlteredFileIsRefused) {
  const std::string bytes = file_of({{7, {10, -10, 0}}}, 100000);
  for (std::size_t n = 0; n < bytes.size(); ++n) EXPECT_FALSE(StanceModel::load(bytes.substr(0, n))) << n;
  for (const std::size_t at : {0U, 8U, 16U, 24U, 30U}) {
    std::string altered = bytes;
    altered[at] = static_cast<char>(altered[at] ^ 0x41);
    EXPECT_FALSE(StanceModel::load(altered)) << at;
  }
}

RC_GTEST_PROP(StanceModel, AnyBytesAreRefusedOrJudgeInBounds, (const std::string& bytes)) {
  if (const auto model = StanceModel::load(bytes)) {
    const StanceJudgement judgement = model->judge({{1, 1.0F}});
    RC_ASSERT(judgement.probability[0] <= 1.0);
  }
}

TEST(StanceFeatures, TheOrderOfTheTwoDoesNotMatter) {
  const auto resources = directory_source(ISNAD_SOURCE_DIR "/resources");
  ASSERT_TRUE(resources);
  const auto lexicon = ClaimLexicon::load(**resources);
  ASSERT_TRUE(lexicon);
  const std::string a = "oil rises 3 percent after talks";
  const std::string b = "oil falls 4 percent after the talks end";
  const auto ab = stance_features(*lexicon, stance_words(a), stance_words(b));
  const auto ba = stance_features(*lexicon, stance_words(b), stance_words(a));
  ASSERT_EQ(ab.size(), ba.size());
  for (std::size_t i = 0; i < ab.size(); ++i) {
    EXPECT_EQ(ab[i].name, ba[i].name);
    EXPECT_EQ(ab[i].value, ba[i].value);
  }
  EXPECT_NE(ab.size(), stance_features(*lexicon, stance_words(a), stance_words(a)).size());
}

}  // namespace
}  // namespace isnad
