#pragma once
// An article's speech as the finders of quotations and of statements share it: who its phrases mean, its pairs of
// marks, its clauses and its cues. Made once for an article, after its entities are found; find_statements then tells
// the reader of phrases of its own verbs too, so it comes last.
#include <vector>

#include "isnad/mention/find_complement.h"
#include "isnad/mention/find_cues.h"

namespace isnad {

struct SpeechContext {
  SpeechContext(const Reading& reading, const SpeechLexicon& lexicon);
  SpeechContext(const SpeechContext&) = delete;
  SpeechContext& operator=(const SpeechContext&) = delete;

  const SpeechLexicon& lexicon;
  ActorReader actors;
  std::vector<MarkedText> marks;
  SpeechClause clause;
  std::vector<SpeechCue> cues;
};

}  // namespace isnad
