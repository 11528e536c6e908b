#pragma once
// Cues of speech: where a text says that somebody said something. A cue is a verb of saying in a form and a place that
// make it one (its complement follows: "that", an opening mark, a colon, its preposition, its object), a participle that
// continues a speaker, a verbal noun ("his saying"), or a phrase of attribution ("according to"). With it come the
// speaker, as read_actor.h reads him or as the clause before left him, and the stretch of text that is said.
//
// Invariant: content is not empty for the cues returned, lies in one sentence, and does not hold another cue's verb
// outside marks. In doubt the cue is dropped, or its speaker left as the text's words.
//
// Not done: speech told without any verb of saying (free indirect speech).
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "isnad/mention/match_quotation_marks.h"
#include "isnad/mention/read_actor.h"
#include "isnad/mention/speech_lexicon.h"

namespace isnad {

enum class CueKind : std::uint8_t { Verb, Participle, Noun, Attribution };
enum class Opening : std::uint8_t { That, Quote, Colon, Preposition, Object, Count, None };

struct SpeechCue {
  CueKind kind = CueKind::Verb;
  std::uint32_t verb = kNone;     // index into SpeechLexicon::verbs; kNone for an attribution
  std::uint32_t first = 0;        // tokens of the cue
  std::uint32_t last = 0;
  std::uint32_t start = 0;        // first token of the cue or of the subject before it
  Opening opening = Opening::None;
  std::uint32_t content_first = 0;  // tokens said
  std::uint32_t content_last = 0;
  Actor actor;
  bool behind = false;            // it stands behind the quotation: "...", said X
  bool carried = false;           // the speaker comes from an earlier clause
  std::string via;
  std::uint32_t sentence = 0;
};

struct SpeechClause;

/// In text order. Requires: the clause is prepared.
[[nodiscard]] std::vector<SpeechCue> find_cues(const SpeechClause& clause);

}  // namespace isnad
