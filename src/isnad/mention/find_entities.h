#pragma once
#include "isnad/lexicon/resource_source.h"
#include "isnad/mention/reading.h"

namespace isnad {

struct EntityLexicon {
  [[nodiscard]] static Result<EntityLexicon> load(const ResourceSource& source);
};

void find_entities(Reading& reading, const EntityLexicon& lexicon);

}  // namespace isnad
