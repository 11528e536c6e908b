#pragma once
// Which articles of a heap tell of one event. The cost is near linear in the heap: an article is compared with a
// bounded number of others (candidate_index.h), a join of two groups costs the same however large they are
// (agglomerate.h). The stories do not depend on the order of the digests, except that ids follow it.
#include <vector>

#include "isnad/story/agglomerate.h"
#include "isnad/story/digest.h"
#include "isnad/story/story.h"
#include "isnad/story/story_lexicon.h"

namespace isnad {

/// The pairs that may tell of one event, or of kindred ones. Requires: the descriptions are weighed.
[[nodiscard]] std::vector<Link> find_links(const std::vector<const Description*>& all, const StoryLexicon& lexicon);

/// Story::readings are places in `digests`.
[[nodiscard]] std::vector<Story> group_stories(const std::vector<const Digest*>& digests, const StoryLexicon& lexicon);

/// The story of digests that are known to tell of one event. Requires: at least one.
[[nodiscard]] Story one_story(const std::vector<const Digest*>& digests);

}  // namespace isnad
