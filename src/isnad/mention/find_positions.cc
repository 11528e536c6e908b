#include "isnad/mention/find_positions.h"

#include <algorithm>

#include "isnad/mention/find_news_events.h"
#include "isnad/mention/split_clauses.h"

namespace isnad {
namespace {

constexpr std::uint32_t kObligationWithin = 5;
constexpr std::uint32_t kNounWithin = 6;
constexpr std::uint32_t kHolderWithin = 8;

std::string stance_of(const StatementContext& c, const SpeechCue& cue) {
  const SpeechVerb& verb = c.lexicon.speech.verbs[cue.verb];
  if (!verb.stance.empty()) return verb.stance;
  switch (verb.act) {
    case SpeechAct::Describe:
    case SpeechAct::Rate:
    case SpeechAct::Opine: return "assess";
    default: break;
  }
  for (std::uint32_t t = cue.content_first; t < std::min(cue.content_last, cue.content_first + kObligationWithin); ++t) {
    if (has(c.actors.classes(t), WordClass::Obligation)) return "demand";
  }
  // "... that the summit 'a symbolic step'"
  for (std::uint32_t t = cue.content_first; cue.opening == Opening::That && t < std::min(cue.content_last, cue.content_first + 3); ++t) {
    const std::uint32_t mark = c.clause.mark_opening(t);
    if (mark == kNone) continue;
    const std::uint32_t size = c.marks[mark].last - c.marks[mark].first;
    constexpr std::uint32_t kNoName = 5;  // tokens with the marks: more than a name has
    if (size >= kNoName || (size > 3 && !c.clause.names(t))) return "assess";
  }
  // words of judgement in marks: "spoke of an 'excellent' atmosphere"
  if (c.clause.mark_opening(cue.content_first) != kNone && cue.opening == Opening::Preposition) return "assess";
  if (cue.opening == Opening::Preposition && cue.content_first + 1 < c.said_by.size() &&
      c.clause.mark_opening(cue.content_first + 1) != kNone) {
    return "assess";
  }
  return {};
}

void from_cues(const StatementContext& c, std::vector<Statement>& out) {
  for (const SpeechCue& cue : c.cues) {
    if (cue.kind == CueKind::Attribution || !cue.actor.found()) continue;
    const std::string stance = stance_of(c, cue);
    if (stance.empty()) continue;
    if (cue.kind == CueKind::Noun && c.reading.analysis.tokens[cue.content_first].kind == TokenKind::Number) continue;  // "31 against"
    Statement s;
    s.kind = StatementKind::Position;
    s.predicate = stance;
    const ClauseTokens clause = clause_around(c, cue.first, cue.start, cue.content_first);
    s.span = c.reading.analysis.covering(std::min(clause.first, cue.start), std::max(clause.last, cue.content_first + 1));
    s.cue = c.reading.analysis.covering(cue.first, cue.last);
    set_actor(s, cue.actor);
    c.place(s, cue.first, nullptr);
    for (std::uint32_t t = std::max(cue.content_first, cue.last); t < clause.last; ++t) {
      if (!c.actors.mention_begins(t)) continue;
      const std::uint32_t e = c.reading.mentions[c.actors.mention_over(t)].entity;
      if (e != kNone && std::find(s.actors.begin(), s.actors.end(), e) == s.actors.end() &&
          std::find(s.targets.begin(), s.targets.end(), e) == s.targets.end()) {
        s.targets.push_back(e);
      }
    }
    out.push_back(std::move(s));
  }
}

void from_nouns(const StatementContext& c, std::vector<Statement>& out) {
  const Analysis& analysis = c.reading.analysis;
  for (std::uint32_t t = 0; t < analysis.tokens.size(); ++t) {
    if (analysis.tokens[t].kind != TokenKind::Arabic || c.actors.mention_over(t) != kNone) continue;
    const Sentence& sentence = c.sentence_of(t);
    bool done = false;
    for (const VerbForm& form : c.lexicon.position_verbs.find(c.word(t))) {
      if (done) break;
      const std::string& lead = c.lexicon.leads[form.row];
      Actor post = c.actors.phrase(t + 1, sentence.last);
      const std::uint32_t from = !post.entities.empty() ? post.last : t + 1;
      for (std::uint32_t k = from; k < std::min(sentence.last, from + kNounWithin); ++k) {
        const auto noun = c.lexicon.position_nouns.find(lead + '\t' + std::string(c.word(k)));
        if (noun == c.lexicon.position_nouns.end()) {
          if (c.actors.is_punctuation(k) || c.actors.verb_at[k]) break;
          continue;
        }
        Actor holder;
        std::uint32_t kept = k;
        if (lead == "express" || lead == "follow") {
          holder = c.subject_before(t, form.conjoined);
          if (holder.entities.empty() && !post.entities.empty()) holder = post;
          if (!holder.found() && post.can_speak()) holder = post;
        } else {
          for (std::uint32_t p = k + 1; p < std::min(sentence.last, k + kHolderWithin); ++p) {
            if (!has(c.actors.classes(p), WordClass::Preposition)) continue;
            if (!listed(c.lexicon.holder_prepositions, c.word(p))) break;
            holder = c.actors.phrase(p + 1, sentence.last);
            kept = std::max(k, holder.last > 0 ? holder.last - 1 : k);
            break;
          }
        }
        if (!holder.found() || (lead != "express" && !holder.can_speak())) break;
        Statement s;
        s.kind = StatementKind::Position;
        s.predicate = noun->second;
        const bool before = holder.first < t;
        const ClauseTokens clause = clause_around(c, t, before ? holder.first : t, kept);
        s.span = analysis.covering(clause.first, clause.last);
        s.cue = analysis.covering(t, t + 1);
        set_actor(s, holder);
        c.place(s, t, &form);
        out.push_back(std::move(s));
        done = true;
        break;
      }
    }
  }
}

}  // namespace

void find_positions(const StatementContext& context, std::vector<Statement>& statements) {
  from_cues(context, statements);
  from_nouns(context, statements);
}

}  // namespace isnad
