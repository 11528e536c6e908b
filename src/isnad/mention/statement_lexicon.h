#pragma once
// What the finders of statements know: news verbs with their predicates and what must follow them, nouns of position,
// words of assessment and of plans, nationality adjectives. On top of the lexicon of speech, whose cues give a
// statement its holder. Loaded from resources/lexicons/.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/mention/mention.h"
#include "isnad/mention/speech_lexicon.h"
#include "isnad/mention/word_set.h"

namespace isnad {

struct NewsVerb {
  StatementKind kind = StatementKind::Event;
  std::string predicate;
  std::vector<std::string> with;  // one of these must follow, folded; empty: none needed
  std::vector<std::string> unless;  // one of these right after it makes it another verb
  bool noun = false;              // its verbal noun is a cue too
  bool denies = false;            // "failed to": the predicate is denied
  std::string plover;             // event type of PLOVER, empty when it has none
};

/// A head noun and a word near it.
struct NounPair {
  std::string predicate;
  bool affirms = true;
  WordSet heads;
  WordSet words;
};

struct StatementLexicon {
  SpeechLexicon speech;
  std::vector<NewsVerb> verbs;
  VerbForms forms;                                       // payload: index into verbs
  VerbForms position_verbs;                              // payload: index into leads
  std::vector<std::string> leads;                        // express, raise, receive, follow
  WordMap<std::string> position_nouns;  // "express\tnoun" -> predicate
  WordSet holder_prepositions;  // "in", "with": before those who feel
  std::vector<NounPair> assessments;
  PhraseTable assessment_phrases;                        // payload: index into assessments
  std::vector<NounPair> plans;
  WordSet assessment_heads;  // of all assessments: what is none of these need not be asked of each
  WordSet plan_heads;
  WordMap<std::string> side_of_adjective;
  PhraseTable side_of_country;                           // payload: index into sides
  std::vector<std::string> sides;
  WordSet delegation_lists;      // "delegation" at the head of a list of names
  WordSet delegation_sides;      // "side", before a nationality
  WordSet delegation_with;       // "in the presence of"
  WordSet delegation_without;    // "representatives", after "without"

  [[nodiscard]] static Result<StatementLexicon> load(const ResourceSource& source);
  /// The side a nationality adjective names; empty when the word is none.
  [[nodiscard]] std::string side(std::string_view folded_word) const;
};

/// True when the word, or what remains of it after proclitics, is in the set.
[[nodiscard]] bool listed(const WordSet& words, std::string_view folded_word);

}  // namespace isnad
