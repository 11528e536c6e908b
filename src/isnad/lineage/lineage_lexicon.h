#pragma once
// What lineage knows beyond the texts: agencies, publisher families.
#include "isnad/lexicon/resource_source.h"

namespace isnad {

struct LineageLexicon {
  [[nodiscard]] static Result<LineageLexicon> load(const ResourceSource& source);
};

}  // namespace isnad
