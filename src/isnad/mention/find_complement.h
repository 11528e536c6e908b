#pragma once
// What follows a verb of saying: the "that" clause, the opening mark, the colon, the preposition or the object that
// makes it speech. SpeechClause holds the article's tokens as these readers see them: which are verbs of saying, which
// stand inside marks, where a clause ends.
#include <cstdint>
#include <vector>

#include "isnad/mention/find_cues.h"

namespace isnad {

struct SpeechClause {
  const Reading& reading;
  const std::vector<MarkedText>& marks;
  const SpeechLexicon& lexicon;
  ActorReader& actors;
  std::vector<std::vector<VerbForm>> forms;  // by token: the verbs of saying it may be
  std::vector<std::uint32_t> mark_of;        // by token: outermost pair of marks over it, or kNone

  void prepare();
  /// True between a pair of marks (the marks themselves excepted) that closes.
  [[nodiscard]] bool inside_mark(std::uint32_t token) const;
  /// Index of the outermost pair that opens at this token, or kNone.
  [[nodiscard]] std::uint32_t mark_opening(std::uint32_t token) const;
  [[nodiscard]] bool mark_closing(std::uint32_t token) const;
  /// True when a new clause begins after the comma at `token`.
  [[nodiscard]] bool boundary_after(std::uint32_t token) const;
  /// Past "who asked not to be named" when it stands at `token`; else `token`.
  [[nodiscard]] std::uint32_t after_aside(std::uint32_t token, std::uint32_t limit) const;
  /// First token of what is said after the complementizer at `token`: itself when a pronoun is written on it.
  [[nodiscard]] std::uint32_t after_that(std::uint32_t token) const;
  /// True when the marks opening at `token` hold a name, for the noun before them.
  [[nodiscard]] bool names(std::uint32_t token) const;
};

struct Complement {
  Opening opening = Opening::None;
  std::uint32_t at = 0;       // the token that opens it
  std::uint32_t content = 0;  // first token said
  Actor subject;              // the phrase between the verb and it, when one stands there
};

[[nodiscard]] Complement find_complement(const SpeechClause& clause, std::uint32_t verb, const SpeechVerb& row, CueKind kind,
                                         std::uint32_t sentence_end);

}  // namespace isnad
