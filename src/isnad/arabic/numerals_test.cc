#include "isnad/arabic/numerals.h"

#include <gtest/gtest.h>

#include <string>

#include "isnad/arabic/analyse_text.h"

namespace isnad {
namespace {

// The spellings are those of cases/mention/number.case; here the grammar's edges, in letters' escapes.
constexpr const char* kTable =
    "class\tvalue\tforms\n"
    "unit\t5\t\u062E\u0645\u0633|\u062E\u0645\u0633\u0629\n"
    "ten\t10\t\u0639\u0634\u0631|\u0639\u0634\u0631\u0629\n"
    "tens\t20\t\u0639\u0634\u0631\u0648\u0646|\u0639\u0634\u0631\u064A\u0646\n"
    "scale\t1000\t\u0623\u0644\u0641\n"
    "scale-plural\t1000\t\u0622\u0644\u0627\u0641\n"
    "fraction\t1/2\t\u0646\u0635\u0641\n";

class NumeralsTest : public ::testing::Test {
 protected:
  NumeralsTest() : source_(memory_source({{"lexicons/numerals.tsv", kTable}})) {}

  std::optional<Number> cardinal(const std::string& text) {
    const auto lexicon = NumeralLexicon::load(*source_);
    EXPECT_TRUE(lexicon.has_value());
    SenseTable table;
    lexicon->add_to(table);
    Article article;
    article.text = text;
    article.blocks.push_back({{0, static_cast<std::uint32_t>(text.size())}, BlockRole::Body});
    analysis_ = analyse_text(article);
    if (analysis_.sentences.empty()) return std::nullopt;
    table.read(analysis_, analysis_.sentences.front(), sentence_);
    return lexicon->cardinal(sentence_, 0);
  }

  std::unique_ptr<ResourceSource> source_;
  Analysis analysis_;
  SensedSentence sentence_;
};

TEST_F(NumeralsTest, GroupsAndDecimals) {
  EXPECT_EQ(cardinal("11,300")->value, 11300);
  EXPECT_EQ(cardinal("11.300")->value, 11300);
  EXPECT_EQ(cardinal("11.300")->decimal_reading, 11.3);
  EXPECT_EQ(cardinal("10 100")->value, 10100);
  EXPECT_EQ(cardinal("1.250.000")->value, 1250000);
  EXPECT_EQ(cardinal("1,234.56")->value, 1234.56);
  EXPECT_EQ(cardinal("0.125")->value, 0.125);
  EXPECT_EQ(cardinal("2,2")->value, 2.2);
  EXPECT_EQ(cardinal("23 108")->value, 23108);
  EXPECT_EQ(cardinal("192.168.1.2")->value, 192);
  EXPECT_TRUE(cardinal("0522")->leading_zero);
}

TEST_F(NumeralsTest, WordsAndScales) {
  EXPECT_EQ(cardinal("\u062E\u0645\u0633\u0629 \u0648\u0639\u0634\u0631\u064A\u0646")->value, 25);
  EXPECT_EQ(cardinal("\u062E\u0645\u0633\u0629 \u0622\u0644\u0627\u0641")->value, 5000);
  EXPECT_EQ(cardinal("10 \u0622\u0644\u0627\u0641 \u0648300")->value, 10300);
  EXPECT_EQ(cardinal("9.532 \u0623\u0644\u0641")->value, 9532);
  EXPECT_EQ(cardinal("\u0623\u0644\u0641 \u0648\u0646\u0635\u0641")->value, 1500);
}

TEST_F(NumeralsTest, NothingFromNothing) {
  EXPECT_FALSE(cardinal("\u0648").has_value());
  EXPECT_FALSE(cardinal("...").has_value());
  EXPECT_FALSE(cardinal("1234567890123456789012345678901234567890").has_value());
}

TEST(NumeralLexicon, NamesTheRowThatIsWrong) {
  const auto source = memory_source({{"lexicons/numerals.tsv", "class\tvalue\tforms\nodd\t1\tx\n"}});
  const auto lexicon = NumeralLexicon::load(*source);
  ASSERT_FALSE(lexicon.has_value());
  EXPECT_EQ(lexicon.error().where, "lexicons/numerals.tsv:2");
}

}  // namespace
}  // namespace isnad
