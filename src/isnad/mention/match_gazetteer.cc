#include <algorithm>

#include "isnad/mention/name_candidate.h"

namespace isnad {
namespace {

/// Tokens [first, last) that a stretch of folded text covers.
std::uint32_t last_token(const Analysis& analysis, std::uint32_t first, std::uint32_t folded_end) {
  std::uint32_t t = first;
  while (t < analysis.tokens.size() && analysis.tokens[t].folded.begin < folded_end) ++t;
  return t;
}

/// A noun that asks for a name of this type stands right before.
bool asked_for(const NameText& text, std::uint32_t t, EntityType type) {
  if (t == text.sentence_begin(t)) return false;
  std::uint32_t before = t - 1;
  if (text.opens_quote(before) && before > text.sentence_begin(t)) --before;
  const WordStart w =
      text.start(before, bit(EntityWord::PlaceOut) | bit(EntityWord::PlaceIn) | bit(EntityWord::Company) |
                             bit(EntityWord::Body) | bit(EntityWord::Honorific));
  switch (type) {
    case EntityType::Place: {
      const bool adjective = !text.definite(t) && text.is(t, EntityWord::Ordinary) &&
                             (text.word(t).ends_with("\xD9\x8A") || text.word(t).ends_with("\xD9\x8A\xD9\x87"));
      return !adjective && (w.bits & (bit(EntityWord::PlaceOut) | bit(EntityWord::PlaceIn))) != 0;
    }
    case EntityType::Organisation:
      return (w.bits & (bit(EntityWord::Company) | bit(EntityWord::Body))) != 0;
    case EntityType::Person:
      return (w.bits & bit(EntityWord::Honorific)) != 0;
    default:
      return false;
  }
}

/// An indefinite masculine noun right before, which an adjective of the same form would agree with.
bool agrees_with_noun_before(const NameText& text, std::uint32_t t) {
  constexpr std::string_view kHa = "\xD9\x87";
  if (t == text.sentence_begin(t) || !text.arabic(t - 1)) return false;
  const std::uint32_t before = t - 1;
  if (text.definite(before) || text.word(before).ends_with(kHa) || !text.demonym(before).empty()) return false;
  if (text.lexicon.wheres.contains(text.word(before))) return false;
  return !text.is(before, EntityWord::PlaceOut) && !text.is(before, EntityWord::Office) &&
         !text.is(before, EntityWord::Function);
}

}  // namespace

void match_gazetteer(const NameText& text, std::vector<NameCandidate>& out) {
  const Analysis& analysis = text.analysis;
  std::uint32_t named_until = 0;  // end of the last sure name
  for (std::uint32_t t = 0; t < text.size(); ++t) {
    const Token& token = analysis.tokens[t];
    if (token.kind == TokenKind::Punctuation) continue;
    const Cuts& cuts = text.cuts(t);
    // right after a name, "w-jda" is "and Jeddah" before it is Oujda
    const bool coordinated = t > 0 && named_until == t && std::any_of(cuts.begin(), cuts.end(), [&](const Cut& cut) {
                               return cut.conjunction && !cut.preposition && !cut.definite && !cut.future &&
                                      text.lexicon.names.longest(analysis.folded, token.folded.begin + cut.skip);
                             });
    for (const Cut& cut : cuts) {
      if (cut.definite || cut.future) continue;
      if (coordinated && !cut.conjunction) continue;
      if (cut.skip != 0 && token.folded.size() - cut.skip < 6) continue;  // what is left is too short to be sure
      const PhraseTable::Match match = text.lexicon.names.longest(analysis.folded, token.folded.begin + cut.skip);
      if (!match) continue;
      const bool one_word = match.end <= token.folded.end;
      const std::uint32_t last = last_token(analysis, t, match.end);
      bool any = false;
      for (const std::uint32_t form : match.payloads) {
        const KnownForm& known = text.lexicon.forms[form];
        NameCandidate found;
        found.first = t;
        found.last = last;
        found.folded = {match.begin, match.end};
        found.type = text.lexicon.known[known.entity].type;
        found.form = form;
        found.swallowed = match.begin > token.folded.begin + cut.skip;
        found.doubtful = known.ambiguous && !asked_for(text, t, found.type);
        // a bare family name behind a preposition cut from a common word ("k-bra") is that word
        if (known.family && cut.preposition && one_word &&
            (text.is(t, EntityWord::Ordinary) || match.end - match.begin < 8))
          continue;
        if (one_word && found.type != EntityType::Person && text.nunated(t)) continue;
        // a family name with another family name after it is a given name here
        if (known.family && last < text.size() && text.arabic(last) && text.nisba(last) && text.unknown(last) &&
            text.demonym(last).empty()) {
          continue;
        }
        const bool country = text.lexicon.known[known.entity].kind == "country";
        if (known.ambiguous && country && found.doubtful && (cut.preposition || !agrees_with_noun_before(text, t))) {
          found.doubtful =
              false;  // "in Mali", "the government of Mali"; "financial" follows an indefinite noun it agrees with
        }
        found.rank = known.ambiguous ? 2 : known.family ? 4 : 6;
        if (known.ambiguous && !found.doubtful) found.rank = 7;
        if (cut.skip != 0) --found.rank;
        out.push_back(found);
        any = any || !found.doubtful;
      }
      if (any) named_until = last;
      if (any) break;  // the shortest proclitics that leave a sure name
    }
  }
}

}  // namespace isnad
