#include "isnad/arabic/compare_names.h"

#include <gtest/gtest.h>

#include "isnad/arabic/name_key.h"
#include "isnad/lexicon/table.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

class CompareNames : public testing::Test {
 protected:
  void SetUp() override {
    source_ = embedded_resources();
    auto model = NameModel::load(*source_);
    ASSERT_TRUE(model) << model.error().message;
    model_ = std::move(*model);
  }
  std::unique_ptr<ResourceSource> source_;
  NameModel model_;
};

TEST_F(CompareNames, EveryRowOfTheCases) {
  const auto folder = directory_source(ISNAD_SOURCE_DIR "/cases/arabic");
  ASSERT_TRUE(folder);
  const auto table = load_table(**folder, "names.tsv", {"first", "second", "relation", "key"});
  ASSERT_TRUE(table) << table.error().message;
  constexpr std::array<std::string_view, 4> kNames = {"same", "variant", "part", "different"};
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto a = table->cell(row, "first");
    const auto b = table->cell(row, "second");
    const NameMatch match = model_.compare_names(a, b);
    EXPECT_EQ(kNames[static_cast<std::size_t>(match.relation)], table->cell(row, "relation"))
        << "line " << table->line(row) << ": " << a << " / " << b << ": " << match.probability << " " << match.reason;
    const NameMatch back = model_.compare_names(b, a);
    EXPECT_EQ(back.relation, match.relation) << a << " / " << b;
    EXPECT_EQ(back.reason, match.reason);
    if (table->cell(row, "key") == "one") {
      EXPECT_EQ(name_key(fold(a)), name_key(fold(b))) << a << " / " << b;
    }
  }
}

TEST_F(CompareNames, IsTotal) {
  for (const std::string& text : {std::string(), std::string(" - "), std::string("\xff\xfe\xd9"), std::string(3000, 'a')}) {
    EXPECT_EQ(model_.compare_names(text, "\xd9\x85").relation, NameRelation::Different);
    EXPECT_LE(model_.compare_names(text, text).probability, 1.0);
  }
}

TEST(NameModelLoad, SaysWhatIsWrong) {
  const auto source = memory_source({{"models/name_variants.tsv", "feature\tletters\tweight\nreplace\tx\t1\n"},
                                     {"lexicons/arabic_names.tsv", "name\talso\n"}});
  const auto model = NameModel::load(*source);
  ASSERT_FALSE(model);
  EXPECT_EQ(model.error().where, "models/name_variants.tsv:2");
}

TEST(NameKey, DropsWhatWritersChoose) {
  EXPECT_EQ(name_key(""), "");
  EXPECT_EQ(name_key("\xd8\xa7\xd9\x88"), "\xd8\xa7");  // weak letters only: the first stays
  EXPECT_EQ(name_key("\xd8\xa8\xd9\x88\xd8\xaa\xd9\x8a\xd9\x86"), name_key("\xd8\xa8\xd9\x88\xd8\xaa\xd9\x86"));
}

}  // namespace
}  // namespace isnad
