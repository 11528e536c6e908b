#pragma once
// What grouping and identity know beyond the readings: how rare a word is in news at large, and what kind of event the
// words of a headline tell of.
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "isnad/arabic/compare_names.h"
#include "isnad/lexicon/phrase_table.h"
#include "isnad/lexicon/resource_source.h"
#include "isnad/story/place_nesting.h"

namespace isnad {

class StoryLexicon {
 public:
  enum class OccasionClass { Harm, Contest, Talk };
  struct Occasion {
    std::string kind;
    int days = 0;  // reports on one such event may give days that differ by so many
    OccasionClass of = OccasionClass::Talk;
  };

  static constexpr double kArticlesCounted = 10161;  // the corpus behind document_frequency.tsv

  /// Reads lexicons/document_frequency.tsv and lexicons/occasions.tsv.
  [[nodiscard]] static Result<StoryLexicon> load(const ResourceSource& source);

  /// ln((N + 1) / (n + 0.5)): N articles counted, n of them with this light stem. An unknown stem counts as rare as the
  /// rarest listed. (Inverse document frequency, Spaerck Jones 1972.)
  [[nodiscard]] double rarity(std::string_view stem) const;

  [[nodiscard]] const PlaceNesting& places() const { return places_; }
  [[nodiscard]] const NameModel& names() const { return names_; }
  [[nodiscard]] const std::vector<Occasion>& occasions() const { return occasions_; }
  /// Words of occasions; payload: index into occasions().
  [[nodiscard]] const PhraseTable& occasion_words() const { return occasion_words_; }

 private:
  std::unordered_map<std::string_view, float> rarity_;  // keys: views into the resource
  double rarest_ = 8.0;
  PlaceNesting places_;
  NameModel names_;
  std::vector<Occasion> occasions_;
  PhraseTable occasion_words_;
};

}  // namespace isnad
