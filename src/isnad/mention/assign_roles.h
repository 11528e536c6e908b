#pragma once
// The offices people are named with, before the name ("the Russian foreign minister X"), after it ("X, the minister of
// health") or before a colon in a list; and the side they act for: told by the office, by the head of a list ("the
// American delegation:"), by "from the Russian side X and Y", by "X and Y represent ...", else by the gazetteer.
//
// A side is never guessed from a name's language.
#include "isnad/mention/name_candidate.h"
#include "isnad/mention/reading.h"

namespace isnad {

void assign_roles(const NameText& text, const std::vector<NameCandidate>& chosen, Reading& reading);

}  // namespace isnad
