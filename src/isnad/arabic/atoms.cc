#include "isnad/arabic/atoms.h"

#include "isnad/base/utf8.h"

namespace isnad {
namespace {

bool is_arabic_letter(char32_t c) {
  return (c >= 0x0621 && c <= 0x065F) || (c >= 0x066E && c <= 0x06D3) || (c >= 0x0750 && c <= 0x077F);
}

bool is_latin_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) ||
         (c >= 0x370 && c <= 0x52F);
}

AtomKind kind_of(char32_t c) {
  if (c >= '0' && c <= '9') return AtomKind::Digits;
  if (is_arabic_letter(c)) return AtomKind::Word;
  if (is_latin_letter(c)) return AtomKind::Latin;
  return AtomKind::Mark;
}

}  // namespace

void split_atoms(const Analysis& analysis, const Sentence& sentence, std::vector<Atom>& out) {
  out.clear();
  const std::string_view folded = analysis.folded;
  for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
    const Token& token = analysis.tokens[t];
    std::uint32_t at = token.folded.begin;
    bool first_of_token = true;
    while (at < token.folded.end) {
      const Decoded first = decode_utf8(folded, at);
      const AtomKind kind = kind_of(first.code_point);
      std::uint32_t end = at + first.size;
      while (kind != AtomKind::Mark && end < token.folded.end) {
        const Decoded next = decode_utf8(folded, end);
        if (kind_of(next.code_point) != kind) break;
        end += next.size;
      }
      const Span span{at, end};
      if (first.code_point != ' ') {
        Atom atom;
        atom.folded_span = span;
        atom.folded = slice(folded, span);
        atom.text.begin = first_of_token ? token.span.begin : analysis.to_text[at];
        atom.text.end = end == token.folded.end ? token.span.end : analysis.to_text[end];
        atom.mark = kind == AtomKind::Mark ? first.code_point : 0;
        atom.kind = kind;
        atom.space_before = first_of_token ? token.space_before : false;
        out.push_back(atom);
        first_of_token = false;
      }
      at = end;
    }
  }
}

}  // namespace isnad
