#pragma once
// Who and where: people, places and organisations of an article, with offices and sides, merged into local entities.
// The steps: gazetteers, rules for people, places and bodies nobody listed, one choice among overlapping names (the
// longer, then the surer), family names of people named in full, coreference, roles and sides.
//
// Invariant: reading.mentions is sorted and not nested; every mention belongs to one entity. A name that is also an
// ordinary word is left out unless its context asks for a name: precision first.
#include "isnad/mention/entity_lexicon.h"
#include "isnad/mention/mention_memory.h"
#include "isnad/mention/reading.h"

namespace isnad {

void find_entities(Reading& reading, const EntityLexicon& lexicon, MentionMemory& memory);

}  // namespace isnad
