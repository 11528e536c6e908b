#include "isnad/mention/statement_context.h"

#include <algorithm>

#include "isnad/mention/read_modality.h"
#include "isnad/mention/read_polarity.h"

namespace isnad {

StatementContext::StatementContext(const Reading& r, SpeechContext& speech, const StatementLexicon& l)
    : reading(r), lexicon(l), actors(speech.actors), marks(speech.marks), cues(speech.cues), clause(speech.clause) {
  const auto count = static_cast<std::uint32_t>(r.analysis.tokens.size());
  verbs.resize(count);
  for (std::uint32_t t = 0; t < count; ++t) {
    if (r.analysis.tokens[t].kind != TokenKind::Arabic || actors.mention_over(t) != kNone) continue;
    verbs[t] = l.forms.find(r.analysis.word(t));
    const bool joined = t > 0 && actors.is_conjunction(t - 1);
    for (VerbForm& form : verbs[t]) form.conjoined |= joined;
  }
  for (std::uint32_t t = 0; t < count; ++t) {
    for (const VerbForm& form : verbs[t]) {
      if (form.part == VerbPart::Masdar && !form.definite && !form.suffixed) actors.masdar_at[t] = true;
      if (form.part == VerbPart::Masdar || form.part == VerbPart::Participle) continue;
      if (verbal_place(t, form)) actors.verb_at[t] = true;
    }
  }
  for (std::uint32_t t = 0; t < count; ++t) {
    if (actors.mention_over(t) != kNone || r.analysis.tokens[t].kind != TokenKind::Arabic) continue;
    for (const VerbForm& form : l.position_verbs.find(r.analysis.word(t))) {
      if (form.conjoined || form.part == VerbPart::Present || form.gender == 'f') actors.verb_at[t] = true;
    }
  }
  said_by.assign(count, kNone);
  for (std::uint32_t c = 0; c < cues.size(); ++c) {
    for (std::uint32_t t = cues[c].content_first; t < cues[c].content_last && t < count; ++t) {
      if (said_by[t] == kNone || cues[c].kind != CueKind::Attribution) said_by[t] = c;
    }
  }
}

bool StatementContext::verbal_place(std::uint32_t t, const VerbForm& form) const {
  if (form.part == VerbPart::Present || form.future) return true;
  if (form.gender == 'f' || form.number != 's') return true;
  const Sentence& sentence = sentence_of(t);
  if (t == sentence.first || form.conjoined) return true;
  if (actors.is_punctuation(t - 1) || actors.mention_over(t - 1) != kNone) return true;
  constexpr std::uint32_t kBeforeVerb =
      static_cast<std::uint32_t>(WordClass::That) | static_cast<std::uint32_t>(WordClass::Relative) |
      static_cast<std::uint32_t>(WordClass::Subordinator) | static_cast<std::uint32_t>(WordClass::NewClause) |
      static_cast<std::uint32_t>(WordClass::NegationVerb) | static_cast<std::uint32_t>(WordClass::Possible) |
      static_cast<std::uint32_t>(WordClass::PastAux) | static_cast<std::uint32_t>(WordClass::Topic) |
      static_cast<std::uint32_t>(WordClass::Filler) | static_cast<std::uint32_t>(WordClass::Question);
  return (actors.classes(t - 1) & kBeforeVerb) != 0;
}

Actor StatementContext::subject_before(std::uint32_t verb, bool conjoined) const {
  const Sentence& sentence = sentence_of(verb);
  std::uint32_t end = verb;  // a particle between subject and verb
  constexpr std::uint32_t kParticles = static_cast<std::uint32_t>(WordClass::NegationVerb) |
                                       static_cast<std::uint32_t>(WordClass::Future) |
                                       static_cast<std::uint32_t>(WordClass::PastAux) |
                                       static_cast<std::uint32_t>(WordClass::Possible);
  while (end > sentence.first && (actors.classes(end - 1) & kParticles) != 0) --end;
  if (end == sentence.first) return {};
  for (std::uint32_t t = end;; --t) {
    const bool start = t == sentence.first || actors.is_comma(t - 1) || word(t - 1) == ":" ||
                       (actors.classes(t - 1) & (static_cast<std::uint32_t>(WordClass::That) |
                                                 static_cast<std::uint32_t>(WordClass::Topic) |
                                                 static_cast<std::uint32_t>(WordClass::NewClause))) != 0;
    if (start && t < end) {
      const bool topic = t > sentence.first && has(actors.classes(t - 1), WordClass::Topic);
      if (!conjoined || topic || has(actors.classes(t), WordClass::Topic)) {
        Actor actor = actors.before_verb(t, end);
        if (actor.found()) return actor;
      }
    }
    if (t == sentence.first || verb - t > 24) return {};
  }
}

void StatementContext::place(Statement& statement, std::uint32_t token, const VerbForm* form) const {
  const Sentence& sentence = sentence_of(token);
  statement.sentence = reading.analysis.tokens[token].sentence;
  const bool denied = read_polarity(*this, token) == Polarity::Negated;
  if (denied) statement.polarity = statement.polarity == Polarity::Negated ? Polarity::Affirmed : Polarity::Negated;
  statement.modality = read_modality(*this, sentence, token, form);
  if (const std::uint32_t c = said_by[token]; c != kNone && token >= cues[c].last && cues[c].verb != kNone &&
                                              statement.modality == Modality::Asserted) {
    const std::string& stance = lexicon.speech.verbs[cues[c].verb].stance;
    if (stance == "expect") statement.modality = Modality::Expected;
    if (stance == "pledge" || stance == "threaten") statement.modality = Modality::Future;
    for (const std::string_view wish : {"demand", "hope", "fear", "propose", "condition", "recommend", "warn", "rule-out"}) {
      if (stance == wish) statement.modality = Modality::Possible;
    }
  }
  if (const std::uint32_t c = said_by[token]; c != kNone && token >= cues[c].last) {
    statement.holder = cues[c].actor.entity();
    if (cues[c].verb != kNone && lexicon.speech.verbs[cues[c].verb].act == SpeechAct::Deny) {
      statement.polarity = statement.polarity == Polarity::Negated ? Polarity::Affirmed : Polarity::Negated;
      // what is denied is never shown without its denial
      const std::uint32_t from = reading.analysis.tokens[cues[c].first].span.begin;
      if (statement.kind != StatementKind::Position && cues[c].sentence == statement.sentence && from < statement.span.begin) {
        statement.span.begin = from;
      }
    }
  }
}

}  // namespace isnad
