#pragma once
// The stories of an archive, and their dossiers. A story has a number that stays: articles that come later join it
// (place_articles.h), and when two stories turn out to be one, the number that goes leads to the one that stays.
//
// A compiled dossier is kept with the state it was made from (versions of its articles, program, resources, decisions);
// while that state holds it is shown without being compiled again.
#include <string>
#include <vector>

#include "isnad/dossier/dossier.h"
#include "isnad/store/archive.h"

namespace isnad {

struct ArchivedStory {
  std::int64_t number = 0;
  std::string label_ar;
  std::string label_en;
  std::uint32_t articles = 0;
  std::string first;  // earliest and latest publication day that is known; empty
  std::string last;
};

/// The newest first. Requires: place_articles() for articles that were just added.
[[nodiscard]] Result<std::vector<ArchivedStory>> list_stories_of(Archive& archive);

/// The number of a story, given with or without "s"; of one that was joined with another, the other's. Errors:
/// NotFound.
[[nodiscard]] Result<std::int64_t> story_number(Archive& archive, const std::string& id);

struct StoryDossier {
  Dossier dossier;  // with one story, whose id is "s" and the number
  bool from_cache = false;
};
/// `id`: a number, with or without "s". Errors: NotFound, and those of reading.
[[nodiscard]] Result<StoryDossier> story_dossier(Archive& archive, const std::string& id);

}  // namespace isnad
