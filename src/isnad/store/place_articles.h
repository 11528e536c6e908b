#pragma once
// Gives the articles of an archive their stories. New articles are set against those that came last (the window of
// story/story_window.h, of ArchiveOptions::story_window articles), not against the whole archive: the cost of an
// article does not grow with the file. An article that is older than the window is set against those that share its
// rarest words in the days around it, wherever they stand. What persons decided (decisions.h) holds.
#include "isnad/store/archive.h"

namespace isnad {

/// Places what waits to be placed, oldest publication first, and returns how many articles that were. Errors: those of
/// the database and of reading; what was placed by then stays.
[[nodiscard]] Result<std::size_t> place_articles(Archive& archive);

}  // namespace isnad
