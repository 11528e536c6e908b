#pragma once
// Framing: how each outlet colours the story in its own voice. Words that stand in a quotation or are attributed to a
// speaker are the speaker's and do not count. An outlet without evaluative words of its own has no entry.
#include <vector>

#include "isnad/dossier/dossier.h"

namespace isnad {

[[nodiscard]] std::vector<Framing> frame_story(const std::vector<Reading>& readings, const Story& story);

}  // namespace isnad
