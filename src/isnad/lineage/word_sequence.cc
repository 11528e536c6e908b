#include "isnad/lineage/word_sequence.h"

#include <algorithm>
#include <string>

#include "isnad/arabic/proclitics.h"
#include "isnad/base/hash.h"

namespace isnad {
namespace {

constexpr std::size_t kLetter = 2;  // bytes of an Arabic letter

bool is_long_vowel(std::string_view letter) {
  return letter == "\xD8\xA7" || letter == "\xD9\x88" || letter == "\xD9\x8A";  // alef, waw, ya
}

std::uint32_t word_number(std::string_view folded, TokenKind kind) {
  std::uint64_t h = 0;
  if (kind != TokenKind::Arabic) {
    h = fnv1a(folded);
  } else {
    const std::string_view stem = light_stem(folded);
    std::string skeleton(stem.substr(0, kLetter));
    for (std::size_t i = kLetter; i + kLetter <= stem.size(); i += kLetter) {
      if (!is_long_vowel(stem.substr(i, kLetter))) skeleton += stem.substr(i, kLetter);
    }
    h = fnv1a(skeleton);
  }
  return static_cast<std::uint32_t>(h ^ (h >> 32U));
}

}  // namespace

WordSequence word_sequence(const Reading& reading) {
  WordSequence out;
  std::vector<Span> quoted;
  for (const Quotation& q : reading.quotations) {
    if (q.kind == QuotationKind::Direct) quoted.push_back(q.span);
  }
  std::sort(quoted.begin(), quoted.end());
  std::size_t q = 0;
  for (const Token& token : reading.analysis.tokens) {
    if (token.kind == TokenKind::Punctuation || token.kind == TokenKind::Symbol) continue;
    while (q < quoted.size() && quoted[q].end <= token.span.begin) ++q;
    if (q < quoted.size() && quoted[q].contains(token.span)) continue;
    out.words.push_back(word_number(reading.analysis.word(token), token.kind));
    out.spans.push_back(token.span);
  }
  return out;
}

std::uint64_t shingle(const WordSequence& sequence, std::size_t at, std::size_t n) {
  std::uint64_t h = 0x9E3779B97F4A7C15ULL;
  for (std::size_t i = at; i < at + n; ++i) {
    h = (h ^ sequence.words[i]) * 0xBF58476D1CE4E5B9ULL;
    h ^= h >> 29U;
  }
  return h;
}

}  // namespace isnad
