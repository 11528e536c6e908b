#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>

#include "isnad/lineage/align_passages.h"
#include "isnad/lineage/find_reuse.h"
#include "isnad/lineage/lineage.h"

namespace isnad {
namespace {

WordSequence sequence(const std::vector<int>& words) {
  WordSequence out;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    out.words.push_back(static_cast<std::uint32_t>(words[i]) * 7919U);
    out.spans.push_back({i * 10, i * 10 + 8});
  }
  return out;
}

std::vector<int> range(int first, int last) {
  std::vector<int> out;
  for (int i = first; i < last; ++i) out.push_back(i);
  return out;
}

TEST(AlignPassages, FindsACopyThroughSmallEdits) {
  std::vector<int> edited = range(0, 30);
  edited[9] = 900;                    // a word changed
  edited.erase(edited.begin() + 20);  // a word dropped
  const Alignment alignment = align_passages(sequence(range(0, 30)), sequence(edited));
  ASSERT_EQ(alignment.passages.size(), 1U);
  EXPECT_GE(alignment.words, 26U);
  EXPECT_EQ(alignment.passages[0].from.begin, 0U);
  EXPECT_EQ(alignment.passages[0].to.end, 28U * 10 + 8);
}

TEST(AlignPassages, AFormulaOrTwoIsNoCopy) {
  std::vector<int> other = range(100, 130);
  for (int i = 0; i < 6; ++i) other[static_cast<std::size_t>(i) + 5] = i + 3;
  EXPECT_TRUE(align_passages(sequence(range(0, 30)), sequence(other)).passages.empty());
  EXPECT_TRUE(align_passages(sequence({}), sequence(other)).passages.empty());
}

TEST(FindReuse, SevenEqualWordsOnEndAlwaysMeet) {
  const WordSequence whole = sequence(range(0, 60));
  for (int first = 0; first + 7 <= 60; ++first) {
    std::vector<int> other = range(1000 + 100 * first, 1040 + 100 * first);
    for (int i = 0; i < 7; ++i) other[static_cast<std::size_t>(i) + 11] = first + i;
    const auto mine = fingerprints(whole);
    const auto theirs = fingerprints(sequence(other));
    std::vector<std::uint64_t> common;
    std::set_intersection(mine.begin(), mine.end(), theirs.begin(), theirs.end(), std::back_inserter(common));
    EXPECT_FALSE(common.empty()) << first;
  }
}

TEST(FindReuse, PairsAreThoseThatShareTextHoweverManyTextsThereAre) {
  std::vector<WordSequence> texts;
  for (int i = 0; i < 300; ++i) texts.push_back(sequence(range(i * 1000, i * 1000 + 50)));
  texts[250] = texts[17];
  std::vector<const WordSequence*> pointers;
  for (const WordSequence& text : texts) pointers.push_back(&text);
  EXPECT_EQ(find_reuse(pointers), (std::vector<std::pair<std::uint32_t, std::uint32_t>>{{17, 250}}));
}

TEST(FindReuse, AFormulaOfAllTextsDoesNotPairAllWithAll) {
  std::vector<WordSequence> texts;
  for (int i = 0; i < 300; ++i) {
    std::vector<int> words = range(0, 20);  // the formula
    for (const int w : range(i * 1000 + 100, i * 1000 + 150)) words.push_back(w);
    texts.push_back(sequence(words));
  }
  std::vector<const WordSequence*> pointers;
  for (const WordSequence& text : texts) pointers.push_back(&text);
  EXPECT_LE(find_reuse(pointers).size(), 300U * 4U);
}

TEST(Lineage, CopiesAndOneAgencyCountOnce) {
  Lineage lineage;
  Copy copy;
  copy.from = 0;
  copy.to = 1;
  copy.passages = {{{0, 100}, {50, 150}}};
  lineage.copies.push_back(copy);
  lineage.credits = {{2, "reuters", {0, 40}}, {3, "reuters", {0, 400}}};
  EXPECT_EQ(lineage.independent({{0, {10, 20}}, {1, {60, 70}}}), 1U);
  EXPECT_EQ(lineage.independent({{0, {10, 20}}, {1, {160, 170}}}), 2U);  // outside the copied passage
  EXPECT_EQ(lineage.independent({{2, {10, 20}}, {3, {60, 70}}}), 1U);
  EXPECT_EQ(lineage.independent({{2, {50, 60}}, {3, {60, 70}}}), 2U);  // 2 credits the agency elsewhere
  EXPECT_EQ(lineage.independent({{0, {10, 20}}, {0, {60, 70}}}), 1U);
  EXPECT_EQ(lineage.independent({}), 0U);
}

}  // namespace
}  // namespace isnad
