#include "isnad/mention/match_quotation_marks.h"

#include <gtest/gtest.h>

#include "isnad/arabic/analyse_text.h"

namespace isnad {
namespace {

std::vector<std::string> marked(const std::string& text) {
  Article article;
  article.text = text;
  article.blocks.push_back({{0, static_cast<std::uint32_t>(text.size())}, BlockRole::Body});
  const Analysis analysis = analyse_text(article);
  std::vector<std::string> found;
  for (const MarkedText& m : match_quotation_marks(article, analysis)) {
    EXPECT_TRUE(m.outer.contains(m.inner));
    EXPECT_LT(m.first, m.last);
    found.emplace_back(slice(text, m.inner));
  }
  return found;
}

using Texts = std::vector<std::string>;

TEST(MatchQuotationMarks, TakesEveryFamilyOfMarks) {
  EXPECT_EQ(marked("x \xC2\xAB" "a b\xC2\xBB y"), Texts{"a b"});
  EXPECT_EQ(marked("x \xE2\x80\x9C" "a b\xE2\x80\x9D y"), Texts{"a b"});
  EXPECT_EQ(marked("x \"a b\" y"), Texts{"a b"});
  EXPECT_EQ(marked("x 'a b' y"), Texts{"a b"});
}

TEST(MatchQuotationMarks, AWrongClosingMarkCloses) {
  EXPECT_EQ(marked("x \xC2\xAB" "a b\" y"), Texts{"a b"});                  // guillemet, straight
  EXPECT_EQ(marked("x \xE2\x80\x9C" "10 of 10\xE2\x80\xB3 y"), Texts{"10 of 10"});  // curly, double prime
  EXPECT_EQ(marked("x \"a 2022\xE2\x80\xB2\xE2\x80\xB2 y"), Texts{"a 2022"});        // straight, two primes
}

TEST(MatchQuotationMarks, NestedMarksKeepTheirDepth) {
  EXPECT_EQ(marked("x \xC2\xAB" "a \"b\" c\xC2\xBB y"), (Texts{"a \"b\" c", "b"}));
}

TEST(MatchQuotationMarks, AnOpeningWithoutItsCloseEndsWithItsSentence) {
  EXPECT_EQ(marked("they said \xC2\xAB" "alpha beta. Gamma delta."), Texts{"alpha beta."});
}

TEST(MatchQuotationMarks, MinutesAndApostrophesAreNoMarks) {
  EXPECT_TRUE(marked("goals (80\xE2\x80\xB2 and 81\xE2\x80\xB2) x").empty());
  EXPECT_TRUE(marked("it's John's day").empty());
  EXPECT_TRUE(marked("x \"\" y").empty());
}

TEST(MatchQuotationMarks, NothingBreaksIt) {
  for (const char* text : {"\"", "\"\"\"", "\xC2\xBB\xC2\xAB", "'", "\xE2\x80\x9D x \xE2\x80\x9C", "\xC2", "\"\xFF\" \xAB"}) {
    (void)marked(text);
  }
}

}  // namespace
}  // namespace isnad
