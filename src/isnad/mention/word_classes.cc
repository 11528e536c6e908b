#include "isnad/mention/word_classes.h"

#include <array>
#include <utility>

#include "isnad/arabic/proclitics.h"
#include "isnad/lexicon/table.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

constexpr std::array<std::pair<std::string_view, WordClass>, 30> kNames{{
    {"that", WordClass::That},
    {"that_because", WordClass::That},
    {"preposition", WordClass::Preposition},
    {"subordinator", WordClass::Subordinator},
    {"new_clause", WordClass::NewClause},
    {"contrast", WordClass::Contrast},
    {"relative", WordClass::Relative},
    {"topic", WordClass::Topic},
    {"negation", WordClass::Negation},
    {"negation_noun", WordClass::NegationNoun},
    {"negation_verb", WordClass::NegationVerb},
    {"past_aux", WordClass::PastAux},
    {"passive_light", WordClass::PassiveLight},
    {"question", WordClass::Question},
    {"conditional", WordClass::Conditional},
    {"possible", WordClass::Possible},
    {"expected", WordClass::Expected},
    {"reported", WordClass::Reported},
    {"future", WordClass::Future},
    {"obligation", WordClass::Obligation},
    {"filler", WordClass::Filler},
    {"demonstrative", WordClass::Demonstrative},
    {"dual_party", WordClass::DualParty},
    {"belongs", WordClass::Belongs},
    {"outcome_noun", WordClass::OutcomeNoun},
    {"not_future", WordClass::NotFuture},
    {"continuing", WordClass::Continuing},
    {"quantifier", WordClass::Quantifier},
    {"comparison", WordClass::Comparison},
    {"not_denied", WordClass::NotDenied},
}};

}  // namespace

Result<WordClasses> WordClasses::load(const ResourceSource& source) {
  constexpr std::string_view kFile = "lexicons/function_words.tsv";
  auto table = load_table(source, kFile, {"class", "words"});
  if (!table) return tl::unexpected(table.error());
  WordClasses result;
  for (std::size_t row = 0; row < table->size(); ++row) {
    std::uint32_t bit = 0;
    for (const auto& [name, value] : kNames) {
      if (name == table->cell(row, "class")) bit = static_cast<std::uint32_t>(value);
    }
    if (bit == 0) {
      return fail(ErrorCode::BadSyntax, std::string(kFile) + ":" + std::to_string(table->line(row)),
                  "no such class of words; see word_classes.h");
    }
    for (const std::string_view word : table->list(row, "words")) result.words_[fold(word)] |= bit;
  }
  return result;
}

std::uint32_t WordClasses::exactly(std::string_view folded_word) const {
  const auto found = words_.find(folded_word);
  return found == words_.end() ? 0 : found->second;
}

std::uint32_t WordClasses::of(std::string_view folded_word) const {
  if (const std::uint32_t whole = exactly(folded_word); whole != 0) return whole;
  for (const Cut& cut : proclitic_cuts(folded_word)) {
    if (cut.conjunction && !cut.definite && !cut.preposition && !cut.future) {
      return exactly(folded_word.substr(cut.skip));
    }
  }
  return 0;
}

}  // namespace isnad
