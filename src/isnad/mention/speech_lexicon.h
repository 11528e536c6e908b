#pragma once
// What the readers of speech know: verbs of saying with what may follow them, phrases of attribution, nouns for
// speakers, nouns before names in marks, phrases that end a clause. Loaded from resources/lexicons/.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/lexicon/phrase_table.h"
#include "isnad/lexicon/resource_source.h"
#include "isnad/mention/speaker_nouns.h"
#include "isnad/mention/verb_forms.h"
#include "isnad/mention/word_classes.h"
#include "isnad/mention/word_set.h"

namespace isnad {

enum class SpeechAct : std::uint8_t {
  Say, Describe, Opine, Deny, Show, Relay, Text, Rate, Count, Promote, Ask, Other,
};

struct SpeechVerb {
  bool that = false;    // a complementizer may follow
  bool quote = false;
  bool colon = false;
  bool object = false;  // a bare noun phrase may follow
  bool count = false;   // a quantity may follow
  bool any = false;     // is speech whatever follows
  bool strong = false;  // any subject makes it speech
  bool with_ba = false; // the preposition is written on its noun
  bool with_lam = false;
  std::string
      that_after;  // "that" counts only with this preposition before it or written on it: "went to that" is "held that"
  std::vector<std::string> words;  // prepositions and nouns that may open the thing said, folded
  SpeechAct act = SpeechAct::Say;
  std::string stance;   // predicate of the position it expresses; empty for plain saying

  [[nodiscard]] bool led_by(std::string_view that_word, std::string_view word_before) const {
    return that_after.empty() || word_before == that_after || that_word.starts_with(that_after);
  }
};

struct Attribution {
  enum class Follows : std::uint8_t {
    Phrase,      // the source
    Verb,        // a verb of saying with the source
    None,        // nothing: the last speaker is meant
    Aside,       // "who asked not to be named": no source at all
    Impersonal,  // "it is worth mentioning that": the outlet speaks
  };
  Follows follows = Follows::Phrase;
  bool strong = false;
};

struct SpeechLexicon {
  WordClasses classes;
  SpeakerNouns nouns;
  std::vector<SpeechVerb> verbs;
  VerbForms forms;  // payload: index into verbs
  std::vector<Attribution> attributions;
  PhraseTable attribution_phrases;
  PhraseTable boundaries;  // phrases that begin another clause after a comma
  WordSet name_heads;
  WordSet definite_name_heads;  // those that head a name also with the article ("the storm")

  [[nodiscard]] static Result<SpeechLexicon> load(const ResourceSource& source);
  /// True when what stands in marks after this word is a name, a title or a term.
  [[nodiscard]] bool is_name_head(std::string_view folded_word) const;
};

}  // namespace isnad
