#include "isnad/lineage/lineage_lexicon.h"

namespace isnad {

Result<LineageLexicon> LineageLexicon::load(const ResourceSource&) { return LineageLexicon{}; }

}  // namespace isnad
