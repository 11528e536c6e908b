#include "isnad/story/compare_descriptions.h"

#include <gtest/gtest.h>

namespace isnad {
namespace {

Description about(std::vector<PersonKey> persons, std::vector<Term> entities = {}) {
  Description d;
  d.persons = std::move(persons);
  d.entities = std::move(entities);
  return d;
}

double factor(const Description& a, const Description& b) {
  const StoryLexicon lexicon;
  EXPECT_DOUBLE_EQ(occasion_factor(a, b, lexicon, 1), occasion_factor(b, a, lexicon, 1));
  EXPECT_EQ(occasion_factor(a, b, lexicon, 0), 1.0);  // in a small heap nobody is a stranger
  return occasion_factor(a, b, lexicon, 1);
}

constexpr PersonKey kWhole{30, 10, 20};  // given, father's, family name
constexpr PersonKey kOther{31, 11, 0};

TEST(CompareDescriptions, OtherPeopleAreLikelyAnotherEvent) {
  EXPECT_LT(factor(about({kWhole}), about({kOther})), 0.5);
  EXPECT_LT(factor(about({kWhole}), about({{30, 12, 0}})), 0.5);  // another of the family
  EXPECT_EQ(factor(about({kWhole}), about({})), 1.0);             // nobody is named: nothing is known
  EXPECT_EQ(factor(about({kWhole}), about({{31, 0, 0}})), 1.0);   // a name of one word may be no name
}

TEST(CompareDescriptions, OneNameInSeveralForms) {
  EXPECT_EQ(factor(about({kWhole}), about({{30, 10, 0}, kOther})), 1.0);  // without the father's
  EXPECT_EQ(factor(about({kWhole, kOther}), about({{30, 0, 0}, {40, 41, 0}})), 1.0);  // the family name alone
  EXPECT_EQ(factor(about({kWhole}), about({{20, 10, 0}})), 1.0);          // without the family name
  EXPECT_EQ(factor(about({kWhole}), about({{50, 10, 20}})), 1.0);         // another last name behind the same two
}

TEST(CompareDescriptions, BodiesThatActInBothWeighAgainstIt) {
  const auto shares = [](std::uint32_t key) {
    return factor(about({kWhole}, {{key, 1, 8, 0.8F}}), about({kOther}, {{key, 1, 8, 0.8F}}));
  };
  EXPECT_EQ(shares(100), 1.0);
  EXPECT_LT(shares(101), 0.5);  // a place does not act
}

TEST(CompareDescriptions, StrangersComeWithTheSizeOfTheHeap) {
  EXPECT_EQ(share_of_strangers(1), 0.0);
  EXPECT_EQ(share_of_strangers(300), 0.0);
  EXPECT_EQ(share_of_strangers(100'000), 1.0);
  EXPECT_LT(share_of_strangers(500), share_of_strangers(1000));
}

}  // namespace
}  // namespace isnad
