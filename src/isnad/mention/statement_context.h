#pragma once
// What the finders of statements share while they read one article: its tokens as phrases and clauses, its cues of
// speech (a statement inside what somebody says is his), its news verbs. One instance lives through one call of
// find_statements.
#include <cstdint>
#include <vector>

#include "isnad/mention/speech_context.h"
#include "isnad/mention/statement_lexicon.h"

namespace isnad {

struct StatementContext {
  StatementContext(const Reading& reading, SpeechContext& speech, const StatementLexicon& lexicon);

  const Reading& reading;
  const StatementLexicon& lexicon;
  ActorReader& actors;
  const std::vector<MarkedText>& marks;
  const std::vector<SpeechCue>& cues;
  const SpeechClause& clause;
  std::vector<std::vector<VerbForm>> verbs;  // by token: news verbs it may be
  std::vector<std::uint32_t> said_by;        // by token: index of the cue whose content holds it, or kNone

  [[nodiscard]] std::string_view word(std::uint32_t token) const { return reading.analysis.word(token); }
  [[nodiscard]] const Sentence& sentence_of(std::uint32_t token) const {
    return reading.analysis.sentences[reading.analysis.tokens[token].sentence];
  }
  /// True where a verb may stand: a form that is no noun, or a place where no noun stands.
  [[nodiscard]] bool verbal_place(std::uint32_t token, const VerbForm& form) const;
  /// The subject before the verb, from the nearest place in the sentence where a clause may begin.
  [[nodiscard]] Actor subject_before(std::uint32_t verb, bool conjoined) const;
  /// Fills polarity, modality, holder and sentence of a statement whose cue stands at `token`.
  void place(Statement& statement, std::uint32_t token, const VerbForm* form) const;
};

}  // namespace isnad
