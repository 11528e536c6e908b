#pragma once
// A stretch of tokens that may be a name, before overlaps are resolved; and the article's tokens as the finders of
// names see them. NameText holds references to an analysis and a lexicon that outlive it.
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/arabic/analysis.h"
#include "isnad/arabic/proclitics.h"
#include "isnad/mention/entity_lexicon.h"
#include "isnad/mention/ner_model.h"

namespace isnad {

[[nodiscard]] constexpr std::uint32_t bit(EntityWord one) {
  return static_cast<std::uint32_t>(one);
}

struct NameCandidate {
  std::uint32_t first = 0;  // tokens [first, last)
  std::uint32_t last = 0;
  Span folded;  // in Analysis::folded, without proclitics
  EntityType type = EntityType::Other;
  std::uint32_t form = kNone;  // into EntityLexicon::forms
  bool doubtful = false;       // ambiguous or weak: needs a context, or stands back for anything sure
  bool swallowed = false;      // the article's alef stands in no letter: "for the ..." is written l-l
  Span alias;                  // another stretch of the article whose name this one shares
  int rank = 0;                // on equal length the higher wins
};

/// One reading of a word: where it begins after its proclitics, and its classes.
struct WordStart {
  std::uint32_t at = 0;  // in Analysis::folded
  std::string_view word;
  std::uint32_t bits = 0;  // EntityWord
  Cut cut;
};

class NameText {
 public:
  NameText(const Analysis& analysis, const EntityLexicon& lexicon, std::string_view article_text);

  const Analysis& analysis;
  const EntityLexicon& lexicon;

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(analysis.tokens.size()); }
  [[nodiscard]] std::string_view word(std::uint32_t t) const { return analysis.word(t); }
  [[nodiscard]] std::uint32_t bits(std::uint32_t t) const { return bits_[t]; }
  [[nodiscard]] bool is(std::uint32_t t, EntityWord one) const {
    return (bits_[t] & static_cast<std::uint32_t>(one)) != 0;
  }
  [[nodiscard]] bool arabic(std::uint32_t t) const { return analysis.tokens[t].kind == TokenKind::Arabic; }
  [[nodiscard]] bool comma(std::uint32_t t) const;
  [[nodiscard]] bool colon(std::uint32_t t) const { return word(t) == ":"; }
  [[nodiscard]] bool opens_quote(std::uint32_t t) const;
  [[nodiscard]] bool dash(std::uint32_t t) const;
  [[nodiscard]] bool same_sentence(std::uint32_t a, std::uint32_t b) const {
    return analysis.tokens[a].sentence == analysis.tokens[b].sentence;
  }
  [[nodiscard]] std::uint32_t sentence_end(std::uint32_t t) const;
  [[nodiscard]] std::uint32_t sentence_begin(std::uint32_t t) const;
  [[nodiscard]] bool definite(std::uint32_t t) const;  // the article, or lam-lam, with three letters after it
  [[nodiscard]] bool nisba(std::uint32_t t) const;     // definite and ending in ya
  /// The word after cutting conjunctions and prepositions, first cut whose classes meet `wanted`; the whole word first.
  [[nodiscard]] WordStart start(std::uint32_t t, std::uint32_t wanted) const;
  [[nodiscard]] std::string_view demonym(std::uint32_t t) const { return demonyms_[t]; }
  /// Where the word may begin: proclitic_cuts() of the word.
  [[nodiscard]] const Cuts& cuts(std::uint32_t t) const { return starts_[t].cuts; }
  [[nodiscard]] bool unknown(std::uint32_t t) const { return unknown_[t]; }
  /// Written with a tanwin: an indefinite common noun, seldom a name.
  [[nodiscard]] bool nunated(std::uint32_t t) const { return nunated_[t]; }
  /// The word without a leading conjunction, when what is left is listed.
  [[nodiscard]] bool is_after_waw(std::uint32_t t, EntityWord one) const;

 private:
  struct Starts {
    Cuts cuts;
    std::array<std::uint32_t, std::tuple_size_v<decltype(Cuts::items)>> bits{};  // classes of what each cut leaves
  };
  std::vector<std::uint32_t> bits_;
  std::vector<Starts> starts_;
  std::vector<std::string_view> demonyms_;
  std::vector<bool> unknown_;
  std::vector<bool> nunated_;
};

/// Names of the gazetteers, with proclitics left out, joined words and family names that suffice alone.
void match_gazetteer(const NameText& text, std::vector<NameCandidate>& out);
/// Decides by the article as a whole which ambiguous names are names.
void settle_ambiguous(const NameText& text, std::vector<NameCandidate>& known);
/// People the gazetteers do not know: by title, by given name, by list, by cue of saying.
void find_persons(const NameText& text, const std::vector<NameCandidate>& known, std::vector<NameCandidate>& out);
/// People told by what they say: the words between a verb of saying and its clause. After all other finders.
void find_speaking_persons(const NameText& text, std::vector<NameCandidate>& all);
/// Places by their noun ("airport ...", "the town of ...").
void find_places(const NameText& text, const std::vector<NameCandidate>& known, std::vector<NameCandidate>& out);
/// Organisations by their noun ("ministry of ...", "the ... army").
void find_organisations(const NameText& text, const std::vector<NameCandidate>& known, std::vector<NameCandidate>& out);

/// What the sequence model adds to, confirms of and takes from the candidates.
void weigh_model(const NameText& text, const NerModel& model, NerMemory& memory, std::vector<NameCandidate>& all);

}  // namespace isnad
