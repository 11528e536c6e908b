#include "isnad/claim/word_keys.h"

#include <gtest/gtest.h>

namespace isnad {
namespace {

// "wzyr" (minister), "alwzyr", "ktab" (book), "alktab", "wktab" (and a book): words in folded letters.
constexpr const char* kMinister = "\xD9\x88\xD8\xB2\xD9\x8A\xD8\xB1";
constexpr const char* kTheMinister = "\xD8\xA7\xD9\x84\xD9\x88\xD8\xB2\xD9\x8A\xD8\xB1";
constexpr const char* kBook = "\xD9\x83\xD8\xAA\xD8\xA7\xD8\xA8";
constexpr const char* kAndBook = "\xD9\x88\xD9\x83\xD8\xAA\xD8\xA7\xD8\xA8";

WordKeys keys() {
  const std::string counts =
      std::string("# t\nword\tarticles\n") + kMinister + "\t400\n" + kTheMinister + "\t900\n" + kBook + "\t300\n";
  const auto source =
      memory_source({{"lexicons/word_counts.tsv", counts}, {"lexicons/concepts.tsv", "# t\nconcept\twords\n"}});
  auto loaded = WordKeys::load(*source);
  EXPECT_TRUE(loaded.has_value());
  return std::move(*loaded);
}

TEST(WordKeys, AConjunctionIsCutOnlyWhenWhatIsLeftIsTheCommonerWord) {
  const WordKeys k = keys();
  EXPECT_EQ(k.bare(kAndBook), kBook);
  EXPECT_EQ(k.bare(kMinister), kMinister);
  EXPECT_EQ(k.key(kTheMinister), k.key(kMinister));
  EXPECT_EQ(k.key(kAndBook), k.key(kBook));
}

TEST(WordKeys, AWordTheCorpusDoesNotHoldTellsMost) {
  const WordKeys k = keys();
  EXPECT_DOUBLE_EQ(k.rarity("unheard"), 1.0);
  EXPECT_LT(k.rarity(k.key(kMinister)), 0.5);
}

TEST(WordKeys, OddBytesDoNoHarm) {
  const WordKeys k = keys();
  EXPECT_EQ(k.key(""), "");
  EXPECT_EQ(k.key("\xD8"), "\xD8");
  EXPECT_EQ(k.key("f-22"), "f-22");
}

}  // namespace
}  // namespace isnad
