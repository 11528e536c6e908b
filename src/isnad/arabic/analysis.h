#pragma once
// The analysis of an article: its content blocks as sentences and tokens, each token with its folded form. Folding is
// lossy (text/fold.h) and only for matching; `to_text` leads back to the article's bytes.
//
// `folded` holds the folded tokens in order, one space between two tokens of one sentence and a newline between
// sentences, so that a phrase of several words can be matched in it as one string:
//     text    fi  Ankuraj, qal        folded   "fi ankuraj , qal"
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/article/article.h"
#include "isnad/base/span.h"

namespace isnad {

enum class TokenKind : std::uint8_t { Arabic, Latin, Number, Punctuation, Symbol };

struct Token {
  Span span;           // in Article::text
  Span folded;         // in Analysis::folded
  TokenKind kind = TokenKind::Arabic;
  bool space_before = false;  // white space stands between this token and the one before
  std::uint32_t sentence = 0;
};

struct Sentence {
  Span span;                  // in Article::text
  std::uint32_t first = 0;    // tokens [first, last)
  std::uint32_t last = 0;
  BlockRole role = BlockRole::Body;
  std::uint32_t block = 0;    // index into Article::blocks
};

struct Analysis {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::string folded;
  std::vector<std::uint32_t> to_text;  // size folded.size() + 1: byte of Article::text for each byte of `folded`

  [[nodiscard]] std::string_view word(const Token& token) const { return slice(folded, token.folded); }
  [[nodiscard]] std::string_view word(std::uint32_t token) const { return word(tokens[token]); }
  /// The bytes of the article that a stretch of `folded` stands for (marks after its last letter included, when it ends
  /// a token).
  [[nodiscard]] Span original(Span in_folded) const;
  /// The span in the article of tokens [first, last).
  [[nodiscard]] Span covering(std::uint32_t first, std::uint32_t last) const {
    return {tokens[first].span.begin, tokens[last - 1].span.end};
  }

  /// Index of the first token whose span ends after `offset`; tokens.size() if none.
  [[nodiscard]] std::uint32_t token_at(std::uint32_t offset) const;
};

}  // namespace isnad
