#pragma once
// What the finders of statements know: news verbs with their predicates and what must follow them, nouns of position,
// words of assessment and of plans, nationality adjectives. On top of the lexicon of speech, whose cues give a
// statement its holder. Loaded from resources/lexicons/.
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "isnad/mention/mention.h"
#include "isnad/mention/speech_lexicon.h"

namespace isnad {

struct NewsVerb {
  StatementKind kind = StatementKind::Event;
  std::string predicate;
  std::vector<std::string> with;  // one of these must follow, folded; empty: none needed
  bool noun = false;              // its verbal noun is a cue too
  bool denies = false;            // "failed to": the predicate is denied
  std::string plover;             // event type of PLOVER, empty when it has none
};

/// A head noun and a word near it.
struct NounPair {
  std::string predicate;
  bool affirms = true;
  std::unordered_set<std::string> heads;
  std::unordered_set<std::string> words;
};

struct StatementLexicon {
  SpeechLexicon speech;
  std::vector<NewsVerb> verbs;
  VerbForms forms;                                       // payload: index into verbs
  VerbForms position_verbs;                              // payload: index into leads
  std::vector<std::string> leads;                        // express, raise, receive, follow
  std::unordered_map<std::string, std::string> position_nouns;  // "express\tnoun" -> predicate
  std::unordered_set<std::string> holder_prepositions;  // "in", "with": before those who feel
  std::vector<NounPair> assessments;
  PhraseTable assessment_phrases;                        // payload: index into assessments
  std::vector<NounPair> plans;
  std::unordered_map<std::string, std::string> side_of_adjective;
  PhraseTable side_of_country;                           // payload: index into sides
  std::vector<std::string> sides;
  std::unordered_set<std::string> delegation_lists;      // "delegation" at the head of a list of names
  std::unordered_set<std::string> delegation_sides;      // "side", before a nationality
  std::unordered_set<std::string> delegation_with;       // "in the presence of"
  std::unordered_set<std::string> delegation_without;    // "representatives", after "without"

  [[nodiscard]] static Result<StatementLexicon> load(const ResourceSource& source);
  /// The side a nationality adjective names; empty when the word is none.
  [[nodiscard]] std::string side(std::string_view folded_word) const;
};

/// True when the word, or what remains of it after proclitics, is in the set.
[[nodiscard]] bool listed(const std::unordered_set<std::string>& words, std::string_view folded_word);

}  // namespace isnad
