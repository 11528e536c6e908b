#include <gtest/gtest.h>

#include <algorithm>

#include "isnad/lexicon/phrase_table.h"
#include "isnad/lexicon/table.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

TEST(Table, NamesThePlaceOfAnError) {
  const auto table = parse_table("# title\nid\tname\nx\ta|b||c\n", "t.tsv", {"id", "name"});
  ASSERT_TRUE(table.has_value());
  EXPECT_EQ(table->list(0, "name"), (std::vector<std::string_view>{"a", "b", "c"}));
  const auto wide = parse_table("id\nx\ty\n", "t.tsv", {});
  ASSERT_FALSE(wide.has_value());
  EXPECT_EQ(wide.error().where, "t.tsv:2");
  EXPECT_EQ(parse_table("id\n", "t.tsv", {"name"}).error().code, ErrorCode::MissingField);
  EXPECT_EQ(parse_table("id\n\xFF\n", "t.tsv", {}).error().code, ErrorCode::BadEncoding);
  EXPECT_FALSE(parse_table("# nothing\n", "t.tsv", {}).has_value());
}

TEST(PhraseTable, LongestAtWordEnds) {
  PhraseTable table;
  table.add("ab", 1);
  table.add("ab cd", 2);
  table.add("ab cd ef gh", 3);
  table.build();
  const std::string text = fold_phrase("ab cd ef x");
  const auto all = table.match(text, 0);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].payload(), 2U);
  EXPECT_EQ(all[0].end, 5U);
  EXPECT_EQ(table.longest(text, 0).payload(), 2U);
  EXPECT_FALSE(table.longest("abc", 0));
  EXPECT_TRUE(table.find("ab cd ef").empty());
}

TEST(PhraseTable, LamSwallowsTheAlefOfTheArticle) {
  PhraseTable table;
  table.add("\u0627\u0644\u0635\u064A\u0646", 7);  // al-sin
  table.build();
  const std::string text = "\u0644\u0644\u0635\u064A\u0646";
  const auto match = table.longest(text, 0);
  ASSERT_EQ(match.end, text.size());
  EXPECT_EQ(match.begin, 2U);
  EXPECT_TRUE(table.find(text).empty());
}

TEST(Resources, EmbeddedFilesAreSortedAndTheirFingerprintStable) {
  const auto source = embedded_resources();
  const auto names = source->names();
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
  EXPECT_TRUE(source->open("MANIFEST.tsv").has_value());
  EXPECT_FALSE(source->open("none.tsv").has_value());
  EXPECT_EQ(fingerprint(*source), fingerprint(*embedded_resources()));
}

}  // namespace
}  // namespace isnad
