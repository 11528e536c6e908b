#pragma once
// Which articles of a story carry a finding, which carry another value of it, which only copied one, and which are silent:
// a row of the matrix of findings by outlets. What is left out shows as silence; that an outlet is silent says nothing of
// why: it may have gone to press before.
//
//     toll: 12 dead / 15 dead    a: Carries   b: Contradicts   c: Copied   d: Silent
#include <vector>

#include "isnad/claim/finding.h"
#include "isnad/lineage/lineage.h"
#include "isnad/story/story.h"

namespace isnad {

enum class Coverage {
  Silent,
  Carries,      // the leading value, or any value when they do not conflict
  Contradicts,  // only other values of a conflicting finding
  Both,         // the leading value and another of a conflicting finding
  Copied,       // all its evidence stands in passages copied from an article that has the finding too
};

/// "silent", "carries", "contradicts", "both", "copied".
[[nodiscard]] const char* name(Coverage coverage);

/// One entry for each of story.readings, in their order.
[[nodiscard]] std::vector<Coverage> cover_finding(const Finding& finding, const Story& story, const Lineage& lineage);

/// Is the finding one whose absence an editor wants to know of: in conflict, or told by two independent origins?
[[nodiscard]] bool is_core(const Finding& finding);

}  // namespace isnad
