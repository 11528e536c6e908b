#pragma once
// Does one sentence say what another says, deny it, or speak of something else? A multinomial logistic regression over
// the features of stance_features.h, trained on pairs of Arabic news headlines (resources/models/stance.card.md says on
// which data and how well it does). It judges two sentences that are about one thing; that they are is for the caller
// to establish (check_claim.h), for two strangers have words in common too.
//
// Load refuses a file that is cut, altered or of another version; whatever bytes it accepts, judge() stays in bounds.
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "isnad/base/result.h"
#include "isnad/claim/stance_features.h"

namespace isnad {

enum class Stance : std::uint8_t { Agree, Disagree, Other };

struct StanceJudgement {
  Stance stance = Stance::Other;
  std::array<double, 3> probability{};  // by Stance; sums to 1
};

class StanceModel {
 public:
  /// Keeps views into `bytes`, which must outlive the model. Errors: BadSyntax.
  [[nodiscard]] static Result<StanceModel> load(std::string_view bytes);

  [[nodiscard]] StanceJudgement judge(const std::vector<StanceFeature>& features) const;
  /// Of two texts already folded (text/fold.h).
  [[nodiscard]] StanceJudgement judge(const ClaimLexicon& lexicon, std::string_view folded_a,
                                      std::string_view folded_b) const;
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  [[nodiscard]] std::uint32_t name_at(std::size_t i) const;

  std::string_view names_;    // little-endian 32-bit names, ascending
  std::string_view weights_;  // three signed bytes a name, by Stance
  std::size_t size_ = 0;
  double scale_ = 0;
};

}  // namespace isnad
