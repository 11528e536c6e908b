#include "case_file.h"

#include <gtest/gtest.h>

#include "surface.h"

namespace isnad::cases {
namespace {

const std::string kOpen = "\u00AB";
const std::string kClose = "\u00BB";

std::string quoted(const std::string& words) {
  return kOpen + words + kClose;
}

TEST(CaseFile, ReadsTextAndExpectations) {
  const auto cases =
      parse_cases("# why: because\npublished: 2023-09-17\ntext:\nfirst line\n\n second\n\nexpect person " +
                      quoted("a b") + "@2 side=US role=" + quoted("x y") + "\nreject time " + quoted("now") + "\n",
                  "f.case");
  ASSERT_TRUE(cases.has_value());
  ASSERT_EQ(cases->size(), 1U);
  const Case& c = cases->front();
  EXPECT_EQ(c.why, "because");
  EXPECT_EQ(c.articles.at(0).text, "first line\n\n second");
  EXPECT_EQ(c.articles.at(0).fields.at("published"), "2023-09-17");
  ASSERT_EQ(c.expectations.size(), 2U);
  EXPECT_EQ(c.expectations[0].kind, "person");
  EXPECT_EQ(c.expectations[0].surfaces.at(0).text, "a b");
  EXPECT_EQ(c.expectations[0].surfaces.at(0).occurrence, 2U);
  EXPECT_EQ(c.expectations[0].keys.at("role"), "x y");
  EXPECT_EQ(c.expectations[1].mode, Expectation::Mode::Reject);
  EXPECT_EQ(c.expectations[1].line, 9);
}

TEST(CaseFile, ATextAfterExpectationsBeginsTheNextCase) {
  const auto cases = parse_cases("text: a\nexpect sentences 1\n\ntext: b\ntodo expect sentences 2\n", "f.case");
  ASSERT_TRUE(cases.has_value());
  ASSERT_EQ(cases->size(), 2U);
  EXPECT_TRUE(cases->at(1).expectations.at(0).todo);
}

TEST(CaseFile, ArticleSectionsStayOneCase) {
  const auto cases = parse_cases(
      "article: x\ntext: a\nexpect sentences 1\narticle: y\ntext: b\nexpect same-story x y\n---\ntext: c\n", "f.case");
  ASSERT_TRUE(cases.has_value());
  ASSERT_EQ(cases->size(), 2U);
  EXPECT_EQ(cases->at(0).articles.size(), 2U);
  EXPECT_EQ(cases->at(0).expectations.at(1).words.size(), 2U);
}

TEST(CaseFile, ErrorsNameTheLine) {
  const auto cases = parse_cases("text: a\nexpect person " + kOpen + "open\n", "f.case");
  ASSERT_FALSE(cases.has_value());
  EXPECT_EQ(cases.error().where, "f.case:2");
}

TEST(Surface, WhiteSpaceMatchesAHardWrap) {
  const std::string text = "a b\n\nc, b c";
  EXPECT_EQ(occurrences(text, {"", "b c", 0}).size(), 2U);
  ASSERT_EQ(occurrences(text, {"", "b c", 2}).size(), 1U);
  EXPECT_EQ(occurrences(text, {"", "b c", 2})[0].begin, 8U);
  EXPECT_TRUE(occurrences(text, {"", "d", 0}).empty());
}

}  // namespace
}  // namespace isnad::cases
