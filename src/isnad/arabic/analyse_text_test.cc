#include "isnad/arabic/analyse_text.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "isnad/arabic/proclitics.h"

namespace isnad {
namespace {

Article article_of(std::string text, BlockRole role = BlockRole::Body) {
  Article article;
  article.text = std::move(text);
  article.blocks = {{{0, static_cast<std::uint32_t>(article.text.size())}, role}};
  return article;
}

std::size_t sentences(const std::string& text) {
  return analyse_text(article_of(text)).sentences.size();
}

// ba, alef, sin ... as single letters
constexpr const char* kBaa = "\u0628\u0627\u0628";

TEST(AnalyseText, SentencesEndWhereTheyShould) {
  const std::string w = kBaa;
  EXPECT_EQ(sentences(w + " " + w + ". " + w), 2U);
  EXPECT_EQ(sentences(w + "." + w + " " + w), 2U);  // a missing space
  EXPECT_EQ(sentences(w + " 1.65 " + w), 1U);
  EXPECT_EQ(sentences(w + "\u061F " + w + "! " + w + "... " + w), 4U);
  EXPECT_EQ(sentences(w + " \u0623.\u0641.\u0628 " + w), 1U);  // an agency's initials
  EXPECT_EQ(sentences(w + " \u062F. " + w), 1U);               // doctor
  EXPECT_EQ(sentences(w + " 2023 \u0645. " + w), 2U);          // a year's letter at the end
  EXPECT_EQ(sentences(w + ".\u00BB " + w), 2U);                // the closing mark stays with its sentence
  EXPECT_EQ(sentences(w + "\n\n" + w), 1U);                    // hard wrap within a block
  EXPECT_EQ(sentences(""), 0U);
}

TEST(AnalyseText, FurnitureHasNoTokens) {
  EXPECT_TRUE(analyse_text(article_of(kBaa, BlockRole::Boilerplate)).tokens.empty());
  EXPECT_TRUE(analyse_text(article_of(kBaa, BlockRole::Byline)).tokens.empty());
  EXPECT_FALSE(analyse_text(article_of(kBaa, BlockRole::Title)).tokens.empty());
}

TEST(AnalyseText, TheFoldedTextLeadsBack) {
  // "amirka" with hamza and tatweel, a guillemet, digits
  const Article article = article_of("\u00AB\u0623\u0645\u064A\u0640\u0631\u0643\u0627\u064B\u00BB \u0661\u0662");
  const Analysis analysis = analyse_text(article);
  ASSERT_EQ(analysis.tokens.size(), 4U);
  EXPECT_EQ(analysis.word(1), "\u0627\u0645\u064A\u0631\u0643\u0627");
  EXPECT_EQ(analysis.original(analysis.tokens[1].folded), analysis.tokens[1].span);
  EXPECT_EQ(analysis.word(3), "12");
}

TEST(AnalyseText, InvariantsOnAnyText) {
  EXPECT_TRUE(rc::check("invariants", [](const std::string& bytes) {
    const Article article = article_of(bytes);
    const Analysis a = analyse_text(article);
    RC_ASSERT(a.to_text.size() == a.folded.size() + 1);
    std::uint32_t next = 0;
    for (const Sentence& s : a.sentences) {
      RC_ASSERT(s.first == next);
      RC_ASSERT(s.last > s.first);
      next = s.last;
    }
    RC_ASSERT(next == a.tokens.size());
    std::uint32_t end = 0;
    for (const Token& token : a.tokens) {
      RC_ASSERT(token.span.begin >= end);
      RC_ASSERT(token.span.end <= bytes.size());
      RC_ASSERT(a.sentences[token.sentence].span.contains(token.span));
      end = token.span.end;
    }
  }));
}

TEST(Proclitics, EveryCutIsOffered) {
  const auto skips = [](const std::string& word) {
    std::vector<int> out;
    for (const Cut& cut : proclitic_cuts(word)) out.push_back(cut.skip / 2);
    return out;
  };
  EXPECT_EQ(skips("\u0648\u0628\u0627\u0644\u0645\u062F\u0646"), (std::vector<int>{0, 1, 2, 4}));  // w-b-al-mdn
  EXPECT_EQ(skips("\u0644\u0644\u0635\u064A\u0646"), (std::vector<int>{0, 1, 2}));                 // l-l-syn
  EXPECT_EQ(skips("\u0648\u0644"), (std::vector<int>{0}));
  EXPECT_EQ(skips("nato"), (std::vector<int>{0}));
}

TEST(LightStem, TakesTheArticleAndCommonSuffixes) {
  // al-mufawadat / mufawadat
  EXPECT_EQ(light_stem("\u0627\u0644\u0645\u0641\u0627\u0648\u0636\u0627\u062A"),
            light_stem("\u0645\u0641\u0627\u0648\u0636\u0627\u062A"));
  EXPECT_EQ(light_stem("\u0646\u0641\u0637"), "\u0646\u0641\u0637");
}

}  // namespace
}  // namespace isnad
