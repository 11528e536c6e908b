#pragma once
// Everything the route knows, loaded once from a ResourceSource, immutable afterwards and shared by all threads.
//
//     const auto resources = embedded_resources();
//     const auto engine = Engine::load(*resources);
//     Reading reading = read_article(std::move(page), *engine);
#include <string>

#include "isnad/article/extract_article.h"
#include "isnad/claim/claim_lexicon.h"
#include "isnad/claim/stance_model.h"
#include "isnad/lexicon/resource_source.h"
#include "isnad/lineage/lineage_lexicon.h"
#include "isnad/mention/mention_lexicon.h"
#include "isnad/story/story_lexicon.h"

namespace isnad {

struct Engine {
  ArticleLexicon article;
  MentionLexicon mention;
  StoryLexicon story;
  LineageLexicon lineage;
  ClaimLexicon claim;
  StanceModel stance;
  std::string resource_fingerprint;

  /// Requires: `source` outlives the engine. Errors: those of the first table that cannot be loaded, with file and
  /// line.
  [[nodiscard]] static Result<Engine> load(const ResourceSource& source);
};

}  // namespace isnad
