#include "isnad/story/story_lexicon.h"

namespace isnad {

Result<StoryLexicon> StoryLexicon::load(const ResourceSource&) { return StoryLexicon{}; }

}  // namespace isnad
