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

}  // namespace

NameText::NameText(const Analysis& a, const EntityLexicon& l, std::string_view article_text) : analysis(a), lexicon(l) {
  bits_.reserve(a.tokens.size());
  unknown_.reserve(a.tokens.size());
  for (const Token& token : a.tokens) {
    bits_.push_back(l.classes(a.word(token)) &
                    ~hidden_by_spelling(article_text.substr(token.span.begin, token.span.size()), a.word(token)));
    const std::string_view raw = article_text.substr(token.span.begin, token.span.size());
    nunated_.push_back(raw.find("\xD9\x8B") != std::string_view::npos ||
                       raw.find("\xD9\x8C") != std::string_view::npos ||
                       raw.find("\xD9\x8D") != std::string_view::npos);
    unknown_.push_back(token.kind == TokenKind::Arabic && l.unknown(a.word(token)));
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
  for (const Cut& cut : proclitic_cuts(word(t))) {
    if (cut.definite || cut.future) continue;
    const std::string_view rest = word(t).substr(cut.skip);
    const std::uint32_t classes = cut.skip == 0 ? bits_[t] : lexicon.classes(rest);
    if ((classes & wanted) != 0) {
      result = {span.begin + cut.skip, rest, classes, cut};
      return result;
    }
  }
  return result;
}

bool NameText::is_after_waw(std::uint32_t t, EntityWord one) const {
  if (is(t, one)) return true;
  for (const Cut& cut : proclitic_cuts(word(t))) {
    if (cut.conjunction && !cut.definite && !cut.preposition && !cut.future) {
      return lexicon.is(word(t).substr(cut.skip), one);
    }
  }
  return false;
}

}  // namespace isnad
