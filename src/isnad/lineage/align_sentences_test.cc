#include "isnad/lineage/align_sentences.h"

#include <gtest/gtest.h>

#include <string>

namespace isnad {
namespace {

/// A reading whose sentences are the lines of a text and whose words stand between spaces.
Reading reading_of(const std::string& text) {
  Reading reading;
  reading.article.text = text;
  Analysis& analysis = reading.analysis;
  analysis.folded = text;
  std::uint32_t line_begin = 0;
  for (std::uint32_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && text[at] != '\n') continue;
    Sentence sentence;
    sentence.span = {line_begin, at};
    sentence.first = static_cast<std::uint32_t>(analysis.tokens.size());
    for (std::uint32_t word = line_begin; word < at;) {
      std::uint32_t end = word;
      while (end < at && text[end] != ' ') ++end;
      Token token;
      token.span = token.folded = {word, end};
      token.kind = text[word] == '.' ? TokenKind::Punctuation : TokenKind::Latin;
      analysis.tokens.push_back(token);
      word = end + 1;
    }
    sentence.last = static_cast<std::uint32_t>(analysis.tokens.size());
    analysis.sentences.push_back(sentence);
    line_begin = at + 1;
  }
  return reading;
}

/// The changes, one a line: "altered: before / after [dropped] [put in]".
std::string told(const std::string& before, const std::string& after) {
  std::string out;
  for (const SentencePair& pair : align_sentences(reading_of(before), reading_of(after))) {
    out += std::string(name(pair.change)) + ": " + std::string(slice(before, pair.before)) + " / " +
           std::string(slice(after, pair.after));
    for (const Span span : pair.dropped) out += " [-" + std::string(slice(before, span)) + "-]";
    for (const Span span : pair.put_in) out += " {+" + std::string(slice(after, span)) + "+}";
    out += "\n";
  }
  return out;
}

TEST(AlignSentences, MarksTheWordsThatChanged) {
  EXPECT_EQ(told("four persons died in the port", "seven persons died in the old port"),
            "altered: four persons died in the port / seven persons died in the old port [-four-] {+seven+} {+old+}\n");
}

TEST(AlignSentences, NeighboursAreOneChange) {
  EXPECT_EQ(told("a b c d e f", "a b x y e f"), "altered: a b c d e f / a b x y e f [-c d-] {+x y+}\n");
}

TEST(AlignSentences, PunctuationIsNoChange) {
  EXPECT_EQ(told("the ship left .", "the ship left"), "same: the ship left . / the ship left\n");
}

TEST(AlignSentences, ASentenceThatMovedIsTheSame) {
  EXPECT_EQ(told("one two three\nfour five six", "four five six\none two three"),
            "same: four five six / four five six\nsame: one two three / one two three\n");
}

TEST(AlignSentences, WhatCameAndWhatWent) {
  EXPECT_EQ(told("first line here\ngone for good today\nlast line here", "first line here\nlast line here\nquite another thing"),
            "same: first line here / first line here\nremoved: gone for good today / \n"
            "same: last line here / last line here\nadded:  / quite another thing\n");
}

TEST(AlignSentences, TheLikestAreThePair) {
  EXPECT_EQ(told("a b c d e x", "a b c q r s\na b c d e y"),
            "added:  / a b c q r s\naltered: a b c d e x / a b c d e y [-x-] {+y+}\n");
}

TEST(AlignSentences, NothingInEither) {
  EXPECT_TRUE(align_sentences(Reading{}, Reading{}).empty());
}

}  // namespace
}  // namespace isnad
