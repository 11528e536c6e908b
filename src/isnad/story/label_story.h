#pragma once
// How a story is named and how its kinship to another is put into words: only from titles, leads and names that stand
// in the articles.
#include <string>
#include <vector>

#include "isnad/mention/reading.h"
#include "isnad/story/describe_reading.h"
#include "isnad/story/story.h"

namespace isnad {

/// Takes the title of the article nearest to all others; without titles the first words of its lead.
void label_story(Story& story, const std::vector<Reading>& readings, const Registry& registry,
                 const std::vector<Description>& descriptions);

/// Why two stories are kin: who and what they share, and whether one comes before the other.
[[nodiscard]] std::string explain_relation(const Story& a, const Story& b, const std::vector<Reading>& readings,
                                           const Registry& registry, const std::vector<Description>& descriptions);

}  // namespace isnad
