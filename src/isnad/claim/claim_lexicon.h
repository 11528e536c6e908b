#pragma once
// The words the comparison needs, compiled once from resources/lexicons: keys of words, the nouns and verbs that tell
// an event, the closed lists (hedges, negations, openers of a clause), the dimensions on which assessments exclude each
// other, and the templates of labels. Lists hold keys of words (word_keys.h), phrases hold folded text.
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "isnad/base/result.h"
#include "isnad/claim/word_keys.h"
#include "isnad/lexicon/phrase_table.h"
#include "isnad/lexicon/resource_source.h"

namespace isnad {

/// Lists of resources/lexicons/claim_words.tsv, in the order of their names below.
enum class WordList : std::uint8_t {
  Since,
  OtherOccasion,
  Hedge,
  Rumour,
  Negation,
  ClauseOpener,
  Lasting,
  Elsewhere,
  Rise,
  Earlier,
  Goal,
  Absent,
  Still,
  Minute,
  Condition,
  Said,
  Oblique,
  Denial,
  DayWord,
  Group,
  PastTa,
  May,
  Locative,
  Site,
  Part,
  Aftermath,
  Anaphora,
  Relative,
  Over,
  Except,
  Size
};

inline constexpr std::uint32_t kNoPole = 0xFFFFFFFFU;

/// One pole of a dimension on which assessments exclude each other (assessment_dimensions.tsv).
struct AssessmentPole {
  std::uint32_t dimension = 0;
  std::uint32_t index = kNoPole;          // of the pole in its dimension
  std::uint32_t negated = kNoPole;        // the pole that a negation before it turns it into
  bool hedged = false;                    // a reserve ("most likely") does not take it back
  std::unordered_set<std::string> heads;  // folded words of which one must stand near; empty: none needed
};

struct AssessmentDimension {
  std::vector<std::string> poles;
  std::string name;
  std::string ar;
  std::string en;
};

struct LabelTemplate {
  std::string ar;
  std::string en;
};

struct ClaimLexicon {
  WordKeys keys;
  std::array<PhraseTable, static_cast<std::size_t>(WordList::Size)> lists;  // of folded bare words and phrases
  PhraseTable events;  // word or phrase -> index into event_classes (several payloads: several classes)
  std::vector<std::string> event_classes;  // "meeting", ...
  std::vector<std::string> event_classes_en;
  PhraseTable pole_words;  // -> index into poles
  std::unordered_set<std::string>
      predicates;  // keys of verbs and verbal nouns (statement_verbs.tsv, position_verbs.tsv)
  std::unordered_map<std::string, std::vector<std::string>>
      opposites;  // key -> keys of deeds that exclude it (opposites.tsv)
  std::vector<AssessmentPole> poles;
  std::vector<AssessmentDimension> dimensions;
  std::unordered_map<std::string, LabelTemplate> labels;

  [[nodiscard]] const PhraseTable& list(WordList which) const { return lists[static_cast<std::size_t>(which)]; }
  /// The label of this name with {x} and {y} filled in; empty parts leave no gap.
  [[nodiscard]] std::string label_ar(const std::string& name, std::string_view x = {}, std::string_view y = {}) const;
  [[nodiscard]] std::string label_en(const std::string& name, std::string_view x = {}, std::string_view y = {}) const;

  [[nodiscard]] static Result<ClaimLexicon> load(const ResourceSource& source);
};

}  // namespace isnad
