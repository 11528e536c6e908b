#pragma once
// Any statement that two articles make in other words. Clauses are read as sequences of telling items: keys of words
// (word_keys.h), entities, numbers. Two clauses say one thing when a run of items close together in one is shared by
// the other and carries enough weight, nothing telling stands between, both affirm or both deny it, their numbers are
// the same and their people do not differ. Evidence is the clause, which can be read as a sentence; a heading of nouns
// alone is no claim.
//
// High precision before recall: two clauses about one matter that share no telling pair of words are left apart.
// Cost: linear. A clause is held against at most a few clusters, found by the pairs of items they have in common.
#include <vector>

#include "isnad/claim/finding.h"
#include "isnad/claim/story_view.h"

namespace isnad {

void compare_statements(const StoryView& view, std::vector<Finding>& findings);

}  // namespace isnad
