#include "isnad/mention/name_candidate.h"

#include <array>

namespace isnad {
namespace {

constexpr std::string_view kAlefLam = "\xD8\xA7\xD9\x84";
constexpr std::string_view kLamLam = "\xD9\x84\xD9\x84";
constexpr std::string_view kYa = "\xD9\x8A";
constexpr std::string_view kArabicComma = "\xD8\x8C";

/// Classes that folding gave a word and its letters deny: 'ly with alef maqsura is the preposition, with ya the man;
/// fan with hamza is "so that", without it a part of Dutch names.
std::uint32_t hidden_by_spelling(std::string_view raw, std::string_view folded) {
  constexpr std::string_view kAli = "\xD8\xB9\xD9\x84\xD9\x8A";
  constexpr std::string_view kAlefMaqsura = "\xD9\x89";
  constexpr std::string_view kHamzaBelow = "\xD8\xA5";
  constexpr std::string_view kFan = "\xD9\x81\xD8\xA7\xD9\x86";
  if (folded == kAli) {
    return raw.ends_with(kAlefMaqsura) ? bit(EntityWord::Given) | bit(EntityWord::GivenWord) | bit(EntityWord::Part)
                                       : bit(EntityWord::Function) | bit(EntityWord::Never);
  }
  if (folded == kFan && raw.find(kHamzaBelow) != std::string_view::npos) {
    return bit(EntityWord::Binder) | bit(EntityWord::Part) | bit(EntityWord::Given);
  }
  return 0;
}

/// Written with fathatan, dammatan or kasratan.
bool has_tanwin(std::string_view raw) {
  for (std::size_t at = raw.find('\xD9'); at != std::string_view::npos; at = raw.find('\xD9', at + 1)) {
    if (at + 1 < raw.size() && raw[at + 1] >= '\x8B' && raw[at + 1] <= '\x8D') return true;
  }
  return false;
}

}  // namespace

NameText::NameText(const Analysis& a, const EntityLexicon& l, std::string_view article_text) : analysis(a), lexicon(l) {
  const std::size_t count = a.tokens.size();
  bits_.reserve(count);
  starts_.reserve(count);
  demonyms_.reserve(count);
  unknown_.reserve(count);
  nunated_.reserve(count);
  for (const Token& token : a.tokens) {
    const std::string_view word = a.word(token);
    const std::string_view raw = article_text.substr(token.span.begin, token.span.size());
    Starts& starts = starts_.emplace_back();
    starts.cuts = proclitic_cuts(word);
    for (std::uint8_t k = 0; k < starts.cuts.count; ++k) {
      starts.bits[k] = l.classes(word.substr(starts.cuts.items[k].skip));
    }
    unknown_.push_back(token.kind == TokenKind::Arabic && l.unknown(word, starts.cuts, starts.bits));
    starts.bits[0] &= ~hidden_by_spelling(raw, word);
    bits_.push_back(starts.bits[0]);
    demonyms_.push_back(l.demonym(word));
    nunated_.push_back(has_tanwin(raw));
  }
}

bool NameText::comma(std::uint32_t t) const {
  return word(t) == "," || word(t) == kArabicComma;
}

bool NameText::opens_quote(std::uint32_t t) const {
  static constexpr std::array<std::string_view, 7> kMarks = {"\"", "\xC2\xAB",     "\xE2\x80\x9C", "\xE2\x80\x9D",
                                                             "'",  "\xE2\x80\x98", "\xE2\x80\x99"};
  for (const std::string_view mark : kMarks) {
    if (word(t) == mark) return true;
  }
  return false;
}

bool NameText::dash(std::uint32_t t) const {
  return word(t) == "-" || word(t) == "\xE2\x80\x93" || word(t) == "\xE2\x80\x94" || word(t) == "\xE2\x80\x90";
}

std::uint32_t NameText::sentence_end(std::uint32_t t) const {
  return analysis.sentences[analysis.tokens[t].sentence].last;
}
std::uint32_t NameText::sentence_begin(std::uint32_t t) const {
  return analysis.sentences[analysis.tokens[t].sentence].first;
}

bool NameText::definite(std::uint32_t t) const {
  const std::string_view w = word(t);
  return w.size() >= kAlefLam.size() + 6 && (w.starts_with(kAlefLam) || w.starts_with(kLamLam));
}

bool NameText::nisba(std::uint32_t t) const {
  return word(t).starts_with(kAlefLam) && word(t).size() >= 10 && word(t).ends_with(kYa);
}

WordStart NameText::start(std::uint32_t t, std::uint32_t wanted) const {
  WordStart result;
  const Span span = analysis.tokens[t].folded;
  const Starts& starts = starts_[t];
  for (std::uint8_t k = 0; k < starts.cuts.count; ++k) {
    const Cut& cut = starts.cuts.items[k];
    if (cut.definite || cut.future || (starts.bits[k] & wanted) == 0) continue;
    return {span.begin + cut.skip, word(t).substr(cut.skip), starts.bits[k], cut};
  }
  return result;
}

bool NameText::is_after_waw(std::uint32_t t, EntityWord one) const {
  if (is(t, one)) return true;
  const Starts& starts = starts_[t];
  for (std::uint8_t k = 0; k < starts.cuts.count; ++k) {
    const Cut& cut = starts.cuts.items[k];
    if (cut.conjunction && !cut.definite && !cut.preposition && !cut.future) return (starts.bits[k] & bit(one)) != 0;
  }
  return false;
}

}  // namespace isnad
