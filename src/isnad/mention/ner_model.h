#pragma once
// The sequence model of names: for the words of a sentence the likeliest names in it, each with its probability. A
// linear-chain conditional random field over the features of ner_features.h, its weights in eight bits, in one file that
// carries its own lexicon. Where the weights come from: docs/ner_model.md. The engine works, worse, without it.
//
// Load refuses a file that is cut, altered or of another version; whatever bytes it accepts, tag() stays in bounds.
//
//     const auto model = NerModel::load(*resources->open("models/ner.bin"));
//     for (const NerSpan& span : model->tag(analysis, analysis.sentences[0])) ...
//
// Not done: nested names, and offices as part of a name (find_entities.cc puts both together).
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "isnad/arabic/analysis.h"
#include "isnad/base/result.h"
#include "isnad/mention/mention.h"
#include "isnad/mention/ner_features.h"
#include "isnad/mention/ner_scores.h"

namespace isnad {

inline constexpr std::array<std::string_view, kNerTags> kNerTagNames = {"O",     "B-PER", "I-PER",  "B-LOC", "I-LOC",
                                                                        "B-ORG", "I-ORG", "B-MISC", "I-MISC"};
[[nodiscard]] constexpr bool ner_is_inside(int tag) { return tag != 0 && tag % 2 == 0; }

struct NerSpan {
  std::uint32_t first_token = 0;  // into Analysis::tokens
  std::uint32_t last_token = 0;   // inclusive
  EntityType type = EntityType::Other;
  double probability = 0;         // that exactly these words are a name of this type
};

class NerModel {
 public:
  /// Copies what it needs. Errors: BadSyntax.
  [[nodiscard]] static Result<NerModel> load(std::string_view bytes);

  /// Names in text order, none overlapping another; each sentence for itself.
  [[nodiscard]] std::vector<NerSpan> tag_apart(const Analysis& analysis, NerMemory& memory) const;

  /// The same, each word seen with its other occurrences in the article: the better answer.
  [[nodiscard]] std::vector<NerSpan> tag(const Analysis& analysis, NerMemory& memory) const;
  [[nodiscard]] std::vector<NerSpan> tag(const Analysis& analysis) const;

  /// One sentence of bare folded words; token indices count from 0.
  [[nodiscard]] std::vector<NerSpan> tag_words(const std::vector<std::string_view>& folded) const;

  /// A document of bare folded words: for each sentence its names.
  [[nodiscard]] std::vector<std::vector<NerSpan>> tag_sentences(
      const std::vector<std::vector<std::string_view>>& sentences) const;

  /// Words the lexicon tells apart and features with a weight: for the card and the tests.
  [[nodiscard]] std::size_t lexicon_slots() const;
  [[nodiscard]] std::size_t feature_slots() const;

 private:
  [[nodiscard]] std::vector<std::vector<NerSpan>> tag_lines(const std::vector<std::vector<std::string_view>>& sentences,
                                                            bool with_evidence, NerMemory& memory) const;
  [[nodiscard]] std::vector<NerSpan> tag_article(const Analysis& analysis, bool with_evidence, NerMemory& memory) const;
  std::shared_ptr<const NerTables> tables_;  // shared by copies of the model, never written after load
};

/// What the trainer puts into a file.
struct NerModelParts {
  std::vector<std::pair<std::uint64_t, NerWord>> lexicon;                           // word hash
  std::vector<std::pair<std::uint64_t, std::array<float, kNerTags>>> features;      // feature hash
  std::vector<std::int8_t> letters = std::vector<std::int8_t>(kNerLetterSlots);
  std::array<float, (kNerTags + 1) * kNerTags> transitions{};  // from, to; the last row is the sentence's begin
};

[[nodiscard]] std::string write_ner_model(const NerModelParts& parts);

}  // namespace isnad
