#include "isnad/claim/clauses.h"

#include <algorithm>

#include "isnad/mention/mention.h"

namespace isnad {
namespace {

/// A mark that ends a clause. Inside brackets or quotation marks nothing is cut.
bool is_cut(std::string_view mark) {
  return mark == "," || mark == ";" || mark == "\xD8\x8C" || mark == "\xD8\x9B" || mark == ":";
}

}  // namespace

std::vector<Clause> split_clauses(const Analysis& analysis) {
  return split_clauses(analysis, PhraseTable());
}

std::vector<Clause> split_clauses(const Analysis& analysis, const PhraseTable& openers) {
  std::vector<Clause> out;
  for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
    const Sentence& sentence = analysis.sentences[s];
    std::uint32_t begin = sentence.first;
    const auto close = [&](std::uint32_t end) {
      std::uint32_t first = begin;
      std::uint32_t last = end;
      while (first < last && analysis.tokens[first].kind == TokenKind::Punctuation) ++first;
      while (last > first && analysis.tokens[last - 1].kind == TokenKind::Punctuation) --last;
      if (first < last) out.push_back({analysis.covering(first, last), first, last, s});
      begin = end;
    };
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      const Token& token = analysis.tokens[t];
      if (token.kind == TokenKind::Punctuation && is_cut(analysis.word(token))) {
        close(t + 1);
      } else if (t > begin && openers.longest(analysis.folded, token.folded.begin)) {
        close(t);
      }
    }
    close(sentence.last);
  }
  return out;
}

std::uint32_t clause_at(const std::vector<Clause>& clauses, std::uint32_t offset) {
  const auto after = std::upper_bound(clauses.begin(), clauses.end(), offset,
                                      [](std::uint32_t o, const Clause& c) { return o < c.span.begin; });
  if (after == clauses.begin()) return kNone;
  return static_cast<std::uint32_t>(after - clauses.begin() - 1);
}

std::string plain_text(std::string_view text, Span span) {
  std::string out;
  bool space = false;
  for (const char c : slice(text, span)) {
    if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
      space = !out.empty();
      continue;
    }
    if (space) out += ' ';
    space = false;
    out += c;
  }
  return out;
}

}  // namespace isnad
