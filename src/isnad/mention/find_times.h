#pragma once
#include "isnad/lexicon/resource_source.h"
#include "isnad/mention/reading.h"

namespace isnad {

struct TimeLexicon {
  [[nodiscard]] static Result<TimeLexicon> load(const ResourceSource& source);
};

void find_times(Reading& reading, const TimeLexicon& lexicon);

}  // namespace isnad
