#include "isnad/mention/verb_forms.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace isnad {
namespace {

// q-a-l, "say"; n-f-y with alef maqsura, "deny"
constexpr const char* kVerbs =
    "past\tpresent\tmasdar\tparticiple\tother\n"
    "\xD9\x82\xD8\xA7\xD9\x84\t\xD9\x8A\xD9\x82\xD9\x88\xD9\x84\t\xD9\x82\xD9\x88\xD9\x84\t\xD9\x82\xD8\xA7\xD8\xA6\xD9\x84\t\n"
    "\xD9\x86\xD9\x81\xD9\x89\t\xD9\x8A\xD9\x86\xD9\x81\xD9\x8A\t\t\t\n";

class VerbFormsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto source = directory_source(std::string(ISNAD_SOURCE_DIR) + "/resources");
    ASSERT_TRUE(source.has_value());
    auto inflections = Inflections::load(**source);
    ASSERT_TRUE(inflections.has_value());
    auto table = parse_table(kVerbs, "verbs.tsv", {"past"});
    ASSERT_TRUE(table.has_value());
    for (std::size_t row = 0; row < table->size(); ++row) {
      forms.add(*inflections, *table, row, static_cast<std::uint32_t>(row), false);
    }
  }
  VerbForms forms;
};

TEST_F(VerbFormsTest, PersonAndNumber) {
  const auto she = forms.find("\xD9\x82\xD8\xA7\xD9\x84\xD8\xAA");  // qalat
  ASSERT_EQ(she.size(), 1U);
  EXPECT_EQ(she.front().gender, 'f');
  EXPECT_EQ(she.front().part, VerbPart::Past);
  const auto they = forms.find("\xD9\x8A\xD9\x82\xD9\x88\xD9\x84\xD9\x88\xD9\x86");  // yaqulun
  ASSERT_EQ(they.size(), 1U);
  EXPECT_EQ(they.front().number, 'p');
}

TEST_F(VerbFormsTest, ConjunctionAndFutureAreSeenThrough) {
  const auto and_said = forms.find("\xD9\x88\xD9\x82\xD8\xA7\xD9\x84");  // wa-qal
  ASSERT_FALSE(and_said.empty());
  EXPECT_TRUE(and_said.front().conjoined);
  const auto will = forms.find("\xD8\xB3\xD9\x8A\xD9\x82\xD9\x88\xD9\x84");  // sa-yaqul
  ASSERT_FALSE(will.empty());
  EXPECT_TRUE(will.front().future);
}

TEST_F(VerbFormsTest, WeakVerbsLoseTheirLastLetter) {
  EXPECT_FALSE(forms.find("\xD9\x86\xD9\x81\xD8\xAA").empty());          // nafat
  EXPECT_FALSE(forms.find("\xD9\x8A\xD9\x86\xD9\x81\xD9\x88\xD9\x86").empty());  // yanfun
}

TEST_F(VerbFormsTest, OtherWordsAreNone) {
  EXPECT_TRUE(forms.find("").empty());
  EXPECT_TRUE(forms.find("said").empty());
  EXPECT_TRUE(forms.find("\xD9\x82\xD9\x84\xD9\x85").empty());  // qalam, a pen
}

}  // namespace
}  // namespace isnad
