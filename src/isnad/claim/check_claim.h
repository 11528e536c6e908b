#pragma once
// One claim held against many articles: which support it, which contradict it, which are silent, each with its words.
// The claim is read like an article and stands in the view beside the others, so names, numbers and dates are compared
// as they are between outlets. A sentence speaks of the claim when it carries half of what the claim tells; then, in
// this order, a figure of the same thing that excludes the claim's, a place apart from its place, a denial of what the
// other affirms, and at last the stance model decide. In doubt an article is silent: a wrong verdict costs more than
// none.
//
// Not done: inference over several sentences, irony, and the world's knowledge.
#include <cstdint>
#include <string>
#include <vector>

#include "isnad/claim/finding.h"
#include "isnad/claim/stance_model.h"
#include "isnad/claim/story_view.h"

namespace isnad {

enum class Verdict : std::uint8_t { Supports, Contradicts, Silent };

/// A sentence that speaks of the claim.
struct CheckedPassage {
  Evidence evidence;
  Verdict verdict = Verdict::Silent;
  std::string why;  // "words", "figure", "place", "date", "opposite", "denial", "stance", "roles", "supposed",
                    // "earlier", "other-occasion", "untold"
  std::uint32_t speaker = kNone;  // registry entity whose words it gives, kNone for the outlet's own voice
  double cover = 0;               // share of what the claim tells that the sentence carries, 0 .. 1
};

struct ClaimCheck {
  std::vector<CheckedPassage> passages;  // in the order of the articles, the most telling of an article first
  std::uint32_t supporting = 0;          // independent origins
  std::uint32_t contradicting = 0;

  /// Of one article: an article that supports in one sentence and contradicts in another gives both.
  [[nodiscard]] bool supports(std::uint32_t reading) const;
  [[nodiscard]] bool contradicts(std::uint32_t reading) const;
};

/// `claim` is an index into view.articles; the article there is the claim and is not checked itself.
[[nodiscard]] ClaimCheck check_claim(const StoryView& view, std::uint32_t claim, const StanceModel& model);

}  // namespace isnad
