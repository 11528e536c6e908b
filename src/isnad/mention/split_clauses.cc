#include "isnad/mention/split_clauses.h"

#include <algorithm>

namespace isnad {
namespace {

constexpr std::uint32_t kLongest = 32;  // tokens of a clause
constexpr std::uint32_t kShort = 3;     // a pause this soon after the cue is an aside

bool begins_clause(const StatementContext& context, std::uint32_t t) {
  const ActorReader& actors = context.actors;
  if (actors.mention_over(t) != kNone) return false;
  constexpr std::uint32_t kStarts =
      static_cast<std::uint32_t>(WordClass::NewClause) | static_cast<std::uint32_t>(WordClass::Topic) |
      static_cast<std::uint32_t>(WordClass::Contrast);
  return (actors.classes(t) & kStarts) != 0;
}

bool joined_verb(const StatementContext& context, std::uint32_t t) {
  if (context.actors.mention_over(t) != kNone) return false;
  for (const VerbForm& form : context.clause.forms[t]) {
    if (form.conjoined && form.part != VerbPart::Masdar && context.actors.verb_at[t]) return true;
  }
  for (const VerbForm& form : context.lexicon.position_verbs.find(context.word(t))) {
    if (form.conjoined && form.part != VerbPart::Participle) return true;
  }
  for (const VerbForm& form : context.verbs[t]) {
    if (form.conjoined && form.part != VerbPart::Masdar && form.part != VerbPart::Participle) return true;
  }
  return false;
}

/// "..., according to": the source is no part of the clause.
bool attributed(const StatementContext& context, std::uint32_t t) {
  const PhraseTable& phrases = context.lexicon.speech.attribution_phrases;
  return phrases.longest(context.reading.analysis.folded, context.reading.analysis.tokens[t].folded.begin) ||
         phrases.contains(std::string(context.word(t)) + " \xD9\x84");
}

/// "..., and perhaps", "..., and not", "..., and that": another clause.
bool joined_particle(const StatementContext& context, std::uint32_t t) {
  constexpr std::uint32_t kParticles = static_cast<std::uint32_t>(WordClass::NegationVerb) |
                                       static_cast<std::uint32_t>(WordClass::Possible) |
                                       static_cast<std::uint32_t>(WordClass::That);
  return (context.actors.classes(t) & kParticles) != 0 && context.word(t).starts_with("\xD9\x88");
}

bool participle(const StatementContext& context, std::uint32_t t) {
  return std::any_of(context.clause.forms[t].begin(), context.clause.forms[t].end(),
                     [](const VerbForm& f) { return f.part == VerbPart::Participle; });
}

}  // namespace

ClauseTokens clause_around(const StatementContext& context, std::uint32_t token, std::uint32_t start, std::uint32_t kept) {
  const ActorReader& actors = context.actors;
  const Sentence& sentence = context.sentence_of(token);
  ClauseTokens clause;
  clause.first = std::min(start, token);
  constexpr std::uint32_t kWithVerb = static_cast<std::uint32_t>(WordClass::NegationVerb) |
                                      static_cast<std::uint32_t>(WordClass::NegationNoun) |
                                      static_cast<std::uint32_t>(WordClass::Future) |
                                      static_cast<std::uint32_t>(WordClass::PassiveLight) |
                                      static_cast<std::uint32_t>(WordClass::Possible);
  while (clause.first > sentence.first && clause.first + 4 > token &&
         (actors.classes(clause.first - 1) & kWithVerb) != 0 && actors.mention_over(clause.first - 1) == kNone) {
    --clause.first;
  }
  const std::uint32_t limit = std::min(sentence.last, std::max(token, kept) + kLongest);
  std::uint32_t t = token + 1;
  for (; t < limit; ++t) {
    if (const std::uint32_t mark = context.clause.mark_opening(t); mark != kNone) {
      t = std::max(t, std::min(limit, context.clause.marks[mark].last) - 1);
      continue;
    }
    if (t <= kept) continue;
    const std::string_view w = context.word(t);
    if (w == "\xD8\x9B" || w == ";" || w == ":" || w == "\xE2\x80\x93") break;
    if (begins_clause(context, t) || joined_verb(context, t)) break;
    if (!actors.is_comma(t) || t + 1 >= limit) continue;
    const std::uint32_t next = t + 1;
    const bool other = begins_clause(context, next) || actors.verb_at[next] || participle(context, next) ||
                       context.clause.boundary_after(t) || has(actors.classes(next), WordClass::Relative) ||
                       has(actors.classes(next), WordClass::NegationNoun);
    if (other || attributed(context, next) || joined_particle(context, next)) break;
    if (t - token > kShort && has(actors.classes(next), WordClass::Preposition)) break;
  }
  clause.last = t;
  while (clause.last > token + 1 && actors.is_punctuation(clause.last - 1) && !context.clause.mark_closing(clause.last - 1) &&
         context.word(clause.last - 1) != ")" && context.word(clause.last - 1) != "%") {
    --clause.last;
  }
  return clause;
}

}  // namespace isnad
