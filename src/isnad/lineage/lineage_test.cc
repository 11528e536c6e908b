#include <gtest/gtest.h>

#include "isnad/lineage/align_passages.h"
#include "isnad/lineage/lineage.h"

namespace isnad {
namespace {

WordSequence sequence(const std::vector<int>& words) {
  WordSequence out;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    out.words.push_back(static_cast<std::uint64_t>(words[i]) * 7919U);
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
