#include "isnad/store/posting.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "isnad/store/posting_search.h"

namespace isnad {
namespace {

TEST(Posting, WhatIsWrittenIsRead) {
  EXPECT_TRUE(rc::check([] {
    std::string row;
    std::vector<Posting> all(*rc::gen::inRange<std::size_t>(0, 20));
    for (Posting& p : all) {
      p.version = *rc::gen::inRange<std::uint32_t>(0, kVersionsOfChunk);
      for (auto* places : {&p.title, &p.body}) {
        std::uint32_t last = *rc::gen::inRange<std::uint32_t>(0, 3'000'000);
        for (auto n = *rc::gen::inRange(0, 6); n > 0; --n)
          places->push_back(last += *rc::gen::inRange<std::uint32_t>(0, 70'000));
      }
      append_posting(row, p);
    }
    PostingReader reader(row);
    Posting read;
    for (const Posting& p : all) {
      RC_ASSERT(reader.next(read));
      RC_ASSERT(read.version == p.version && read.title == p.title && read.body == p.body);
    }
    RC_ASSERT(!reader.next(read) && !reader.failed());
  }));
}

TEST(Posting, NoBytesMakeItFailLoudly) {
  EXPECT_TRUE(rc::check([](const std::string& bytes) {
    PostingReader reader(bytes);
    Posting p;
    std::size_t read = 0;
    while (reader.next(p)) {
      RC_ASSERT(p.version < kVersionsOfChunk);
      ++read;
    }
    RC_ASSERT(read <= bytes.size());
  }));
  std::string row;
  append_posting(row, {3, {1}, {4, 19}});
  PostingReader cut(std::string_view(row).substr(0, row.size() - 1));
  Posting p;
  EXPECT_FALSE(cut.next(p));
  EXPECT_TRUE(cut.failed());
}

IndexQuery tokens(std::vector<std::string> list, double weight = 1) {
  IndexQuery out;
  out.kind = IndexQuery::Kind::Tokens;
  out.tokens = std::move(list);
  out.weight = weight;
  return out;
}

ChunkRows rows_of(const std::vector<std::pair<std::string, Posting>>& postings) {
  ChunkRows out;
  for (const auto& [term, posting] : postings) append_posting(out[term], posting);
  return out;
}

using Versions = std::vector<std::uint32_t>;

TEST(PostingSearch, WordsStandSideBySideInOneColumn) {
  const ChunkRows rows = rows_of({{"wa", {1, {0}, {5}}},
                                  {"wb", {1, {}, {6}}},
                                  {"wa", {2, {7}, {}}},
                                  {"wb", {2, {}, {8}}},
                                  {"wa", {9, {}, {3, 4}}},
                                  {"wb", {9, {}, {0}}},
                                  {"fb", {9, {}, {5}}}});
  const IndexQuery both = tokens({"a", "b"});
  EXPECT_EQ(PostingSearch(both).match(rows), (Versions{1}));
  IndexQuery all;
  all.parts = {tokens({"a"}), tokens({"b"})};
  EXPECT_EQ(PostingSearch(all).match(rows), (Versions{9, 2, 1}));
  IndexQuery fact = tokens({"b"});
  fact.facts = true;
  EXPECT_EQ(PostingSearch(fact).match(rows), (Versions{9}));
  IndexQuery without;
  without.kind = IndexQuery::Kind::Without;
  without.parts = {tokens({"a"}), tokens({"a", "b"})};
  EXPECT_EQ(PostingSearch(without).match(rows), (Versions{9, 2}));
}

TEST(PostingSearch, ABeginningIsThatOfAnyTermOnceAPlace) {
  const ChunkRows rows = rows_of({{"wab", {1, {}, {5}}}, {"wabc", {1, {}, {5, 9}}}, {"wb", {4, {}, {6}}}});
  IndexQuery begun = tokens({"ab"});
  begun.beginning = true;
  PostingSearch search(begun);
  EXPECT_EQ(search.match(rows), (Versions{1}));
  EXPECT_EQ(search.score(1, 1.0), RankingFormula::part(1, 2, 0));
}

TEST(PostingSearch, ALeafCountsWhereWhatStandsAboveItMatches) {
  const ChunkRows rows = rows_of({{"wa", {1, {}, {5}}}, {"wc", {1, {2}, {1}}}});
  IndexQuery both;
  both.parts = {tokens({"a"}, 10), tokens({"b"}, 10)};
  IndexQuery either;
  either.kind = IndexQuery::Kind::Any;
  either.parts = {both, tokens({"c"}, 3)};
  PostingSearch search(either);
  EXPECT_EQ(search.match(rows), (Versions{1}));
  EXPECT_EQ(search.score(1, 1.0), RankingFormula::part(3, RankingFormula::kTitle + RankingFormula::kBody, 0));
}

}  // namespace
}  // namespace isnad
