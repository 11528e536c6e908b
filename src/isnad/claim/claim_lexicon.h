#pragma once
// The words the comparison needs, compiled once from resources/lexicons.
#include "isnad/base/result.h"

namespace isnad {

class ResourceSource;

struct ClaimLexicon {
  [[nodiscard]] static Result<ClaimLexicon> load(const ResourceSource& source);
};

}  // namespace isnad
