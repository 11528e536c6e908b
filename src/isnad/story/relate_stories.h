#pragma once
// Stories of the same people or matter at another time or place: a run-up, an aftermath, the same meeting a month on.
#include <vector>

#include "isnad/story/agglomerate.h"
#include "isnad/story/digest.h"
#include "isnad/story/story.h"

namespace isnad {

/// Fills Story::related, kMostRelated at most for each, the nearest first kept; sorted by story. Requires: links
/// between digests, `groups` the members of each story sorted by fingerprint.
void relate_stories(std::vector<Story>& stories, const std::vector<std::vector<std::uint32_t>>& groups,
                    const std::vector<Link>& links, const std::vector<const Digest*>& digests,
                    const std::vector<const Description*>& weighed);
inline constexpr double kKin = 0.15;  // likeness, whatever the time and place, of articles that may be kin

}  // namespace isnad
