#include "isnad/lexicon/word_map.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

namespace isnad {
namespace {

RC_GTEST_PROP(WordMap, AnswersAsAnOrderedMapDoes, (const std::vector<std::pair<std::string, int>>& items)) {
  WordMap<int> words;
  std::map<std::string, int> expected;
  for (const auto& [word, value] : items) {
    RC_ASSERT(words.emplace(word, value).second == expected.emplace(word, value).second);
    words[word] += 1;
    expected[word] += 1;
  }
  RC_ASSERT(words.size() == expected.size());
  for (const auto& [word, value] : expected) {
    RC_ASSERT(words.contains(word));
    RC_ASSERT(words.find(word)->second == value);
    RC_ASSERT(words.contains(word + "x") == expected.contains(word + "x"));
  }
}

// Whatever stands behind a word in memory, its hash is its own.
RC_GTEST_PROP(WordHash, LooksAtTheWordAlone, (const std::string& word, const std::string& behind)) {
  const std::string longer = word + behind;
  RC_ASSERT(word_hash(std::string_view(longer).substr(0, word.size())) == word_hash(word));
}

TEST(WordHash, EveryByteCounts) {
  for (std::size_t size = 1; size <= 24; ++size) {
    const std::string word(size, 'a');
    for (std::size_t at = 0; at < size; ++at) {
      std::string other = word;
      other[at] = 'b';
      EXPECT_NE(word_hash(word), word_hash(other)) << size << " " << at;
    }
  }
}

TEST(WordSet, AnEmptySetHasNoWord) {
  const WordSet none;
  EXPECT_TRUE(none.empty());
  EXPECT_FALSE(none.contains(""));
  WordSet one;
  one.insert("");
  EXPECT_TRUE(one.contains(""));
}

TEST(WordSet, TellsWordsOfEveryLengthApart) {
  WordSet words;
  std::string word;
  for (int size = 0; size < 40; ++size, word += static_cast<char>('a' + size % 26)) {
    EXPECT_FALSE(words.contains(word)) << size;
    words.insert(word);
    EXPECT_TRUE(words.contains(word)) << size;
  }
  for (std::size_t size = 0; size < 40; ++size) {
    EXPECT_TRUE(words.contains(std::string_view(word).substr(0, size))) << size;
    EXPECT_FALSE(words.contains(std::string(size, '-') + "-")) << size;
  }
}

}  // namespace
}  // namespace isnad
