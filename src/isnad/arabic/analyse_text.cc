#include "isnad/arabic/analyse_text.h"

#include <algorithm>

#include "isnad/base/utf8.h"
#include "isnad/text/fold.h"
#include "isnad/text/scan_tokens.h"

namespace isnad {
namespace {

TokenKind kind_of(ScriptRun run) {
  switch (run) {
    case ScriptRun::Arabic:
      return TokenKind::Arabic;
    case ScriptRun::Latin:
      return TokenKind::Latin;
    case ScriptRun::Number:
      return TokenKind::Number;
    case ScriptRun::Punctuation:
      return TokenKind::Punctuation;
    case ScriptRun::Symbol:
      return TokenKind::Symbol;
  }
  return TokenKind::Symbol;
}

bool is_closing_mark(char32_t c) {
  return c == 0x00BB || c == 0x201D || c == 0x2019 || c == U'"' || c == U'\'' || c == U')' || c == U']' || c == 0x2033;
}

class Analyser {
 public:
  explicit Analyser(const Article& article) : article_(article) {
    out_.folded.reserve(article.text.size());
    out_.to_text.reserve(article.text.size() + 1);
    out_.tokens.reserve(article.text.size() / 8);
  }

  Analysis run() {
    for (std::uint32_t i = 0; i < article_.blocks.size(); ++i) {
      if (is_content(article_.blocks[i].role)) add_block(i);
    }
    out_.to_text.push_back(static_cast<std::uint32_t>(article_.text.size()));
    return std::move(out_);
  }

 private:
  void add_block(std::uint32_t index) {
    const Block& block = article_.blocks[index];
    const std::string_view text = std::string_view(article_.text).substr(0, block.span.end);
    first_ = static_cast<std::uint32_t>(out_.tokens.size());
    block_ = index;
    std::uint32_t at = block.span.begin;
    while (const auto scanned = next_token(text, at)) {
      const auto here = static_cast<std::uint32_t>(out_.tokens.size());
      if (pending_end_ && here > first_ && may_end_before(*scanned)) close(here);
      add_token(*scanned);
      pending_end_ = ends_sentence(text, *scanned);
      at = scanned->span.end;
    }
    close(static_cast<std::uint32_t>(out_.tokens.size()));
  }

  /// A closing mark or another stop belongs to the sentence that just ended.
  [[nodiscard]] bool may_end_before(const ScannedToken& next) const {
    const char32_t c = decode_utf8(article_.text, next.span.begin).code_point;
    if (is_stop(c)) return false;
    return !(is_closing_mark(c) && !next.space_before);
  }

  static bool is_stop(char32_t c) {
    return c == U'.' || c == U'!' || c == U'?' || c == 0x061F || c == 0x06D4 || c == 0x2026;
  }

  [[nodiscard]] bool ends_sentence(std::string_view text, const ScannedToken& token) const {
    if (token.run != ScriptRun::Punctuation) return false;
    const char32_t c = decode_utf8(text, token.span.begin).code_point;
    if (!is_stop(c)) return pending_end_ && is_closing_mark(c);
    if (c != U'.') return true;
    const auto here = static_cast<std::uint32_t>(out_.tokens.size()) - 1;  // the stop itself
    if (here > first_) {
      const Token& before = out_.tokens[here - 1];
      const bool initial = (before.kind == TokenKind::Arabic || before.kind == TokenKind::Latin) &&
                           before.folded.size() <= 2 && !out_.tokens[here].space_before;
      const bool after_number = here > first_ + 1 && out_.tokens[here - 2].kind == TokenKind::Number;
      if (initial && !after_number && before.span.size() <= 2) return false;
    }
    if (token.span.end >= text.size()) return true;
    const char32_t next = decode_utf8(text, token.span.end).code_point;
    return is_space(next) || is_closing_mark(next) || is_stop(next) || is_arabic_letter(next) == true;
  }

  void add_token(const ScannedToken& scanned) {
    Token token;
    token.span = scanned.span;
    token.kind = kind_of(scanned.run);
    token.space_before = scanned.space_before;
    token.sentence = static_cast<std::uint32_t>(out_.sentences.size());
    separate(scanned.span.begin, out_.tokens.size() == first_ ? '\n' : ' ');
    token.folded.begin = static_cast<std::uint32_t>(out_.folded.size());
    fold_into(slice(article_.text, scanned.span), scanned.span.begin, out_.folded, out_.to_text);
    token.folded.end = static_cast<std::uint32_t>(out_.folded.size());
    out_.tokens.push_back(token);
  }

  void separate(std::uint32_t at, char separator) {
    if (out_.folded.empty()) return;
    out_.folded.push_back(separator);
    out_.to_text.push_back(at);
  }

  void close(std::uint32_t last) {
    pending_end_ = false;
    if (last == first_) return;
    Sentence sentence;
    sentence.first = first_;
    sentence.last = last;
    sentence.span = {out_.tokens[first_].span.begin, out_.tokens[last - 1].span.end};
    sentence.role = article_.blocks[block_].role;
    sentence.block = block_;
    out_.sentences.push_back(sentence);
    first_ = last;
  }

  const Article& article_;
  Analysis out_;
  std::uint32_t first_ = 0;
  std::uint32_t block_ = 0;
  bool pending_end_ = false;
};

}  // namespace

std::uint32_t Analysis::token_at(std::uint32_t offset) const {
  const auto it =
      std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.end <= offset; });
  return static_cast<std::uint32_t>(it - tokens.begin());
}

Span Analysis::original(Span in_folded) const {
  if (in_folded.empty()) return {to_text[in_folded.begin], to_text[in_folded.begin]};
  const auto it =
      std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.folded.end < in_folded.end; });
  const bool whole = it != tokens.end() && it->folded.end == in_folded.end;
  return {to_text[in_folded.begin], whole ? it->span.end : to_text[in_folded.end]};
}

Analysis analyse_text(const Article& article) {
  return Analyser(article).run();
}

}  // namespace isnad
