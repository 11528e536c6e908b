#pragma once
// What grouping and identity know beyond the readings: places and their nesting.
#include "isnad/lexicon/resource_source.h"

namespace isnad {

struct StoryLexicon {
  [[nodiscard]] static Result<StoryLexicon> load(const ResourceSource& source);
};

}  // namespace isnad
