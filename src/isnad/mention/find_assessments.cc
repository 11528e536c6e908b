#include "isnad/mention/find_assessments.h"

#include <algorithm>

#include "isnad/arabic/proclitics.h"
#include "isnad/mention/find_news_events.h"
#include "isnad/mention/split_clauses.h"

namespace isnad {
namespace {

constexpr std::uint32_t kNear = 4;       // tokens between head and word
constexpr std::uint32_t kDenialFrom = 7;  // tokens before the head in which a denial reaches it

/// A denial before the words, in the same clause: "lam tusfir 'an ayy taqaddum".
bool denied(const StatementContext& c, std::uint32_t token) {
  const Sentence& sentence = c.sentence_of(token);
  for (std::uint32_t t = token; t > sentence.first && token - t < kDenialFrom; --t) {
    if (c.actors.is_comma(t - 1) || c.word(t - 1) == ":") break;
    const std::uint32_t k = c.actors.classes(t - 1);
    if (has(k, WordClass::Continuing)) return false;
    if (has(k, WordClass::NegationVerb) || has(k, WordClass::NegationNoun)) return true;
  }
  return false;
}

/// "more intentions than results": the second was not there.
bool compared(const StatementContext& c, std::uint32_t token) {
  return token > 0 && !c.actors.is_punctuation(token - 1) && has(c.actors.classes(token - 1), WordClass::Comparison);
}

/// "tied it to concrete steps": a preposition on the noun, without the verb that yields it.
bool aside(const StatementContext& c, std::uint32_t token) {
  for (const Cut& cut : proclitic_cuts(c.word(token))) {
    if (cut.preposition) return token == 0 || !c.actors.verb_at[token - 1];
  }
  return false;
}

}  // namespace

void find_assessments(const StatementContext& c, std::vector<Statement>& out) {
  const Analysis& analysis = c.reading.analysis;
  const auto add = [&](const NounPair& pair, std::uint32_t first, std::uint32_t last) {
    Statement s;
    s.kind = StatementKind::Assessment;
    s.predicate = pair.predicate;
    std::uint32_t start = first;
    const Sentence& sentence = c.sentence_of(first);
    for (std::uint32_t back = 0; back < kDenialFrom && start > sentence.first; ++back) {
      if (c.actors.is_comma(start - 1) || c.word(start - 1) == ":") break;
      --start;
    }
    std::uint32_t verb = first;  // from the verb of the clause, when one stands near
    bool seen = false;
    for (std::uint32_t t = start; t < first; ++t) {
      const bool negation = has(c.actors.classes(t), WordClass::NegationVerb) || has(c.actors.classes(t), WordClass::NegationNoun);
      if (!seen && (c.actors.verb_at[t] || negation)) {
        verb = t;
        seen = true;
      }
    }
    const ClauseTokens clause = clause_around(c, verb, verb, last - 1);
    s.span = analysis.covering(clause.first, clause.last);
    s.cue = analysis.covering(first, last);
    c.place(s, first, nullptr);
    s.polarity = (denied(c, first) != pair.affirms) ? Polarity::Affirmed : Polarity::Negated;
    if (const std::uint32_t cue = c.said_by[first]; cue != kNone) set_actor(s, c.cues[cue].actor);
    out.push_back(std::move(s));
  };
  for (std::uint32_t t = 0; t < analysis.tokens.size(); ++t) {
    if (analysis.tokens[t].kind != TokenKind::Arabic || c.actors.mention_over(t) != kNone) continue;
    if (const auto phrase = c.lexicon.assessment_phrases.longest(analysis.folded, analysis.tokens[t].folded.begin)) {
      std::uint32_t last = t + 1;
      while (last < analysis.tokens.size() && analysis.tokens[last].folded.begin < phrase.end) ++last;
      add(c.lexicon.assessments[phrase.payload()], t, last);
      continue;
    }
    if (!listed(c.lexicon.assessment_heads, c.word(t))) continue;
    const Sentence& sentence = c.sentence_of(t);
    for (const NounPair& pair : c.lexicon.assessments) {
      if (pair.heads.empty() || !listed(pair.heads, c.word(t)) || compared(c, t) || aside(c, t)) continue;
      std::uint32_t with = kNone;
      for (std::uint32_t k = t + 1; k < std::min(sentence.last, t + kNear) && with == kNone; ++k) {
        if (c.actors.is_punctuation(k) && c.clause.mark_opening(k) == kNone) break;
        if (pair.words.count(c.word(k)) != 0) with = k;
      }
      if (with == kNone) continue;
      add(pair, t, with + 1);
      break;
    }
  }
}

}  // namespace isnad
