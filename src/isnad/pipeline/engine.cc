#include "isnad/pipeline/engine.h"

namespace isnad {

Result<Engine> Engine::load(const ResourceSource& source) {
  auto article = ArticleLexicon::load(source);
  if (!article) return tl::unexpected(article.error());
  auto mention = MentionLexicon::load(source);
  if (!mention) return tl::unexpected(mention.error());
  auto story = StoryLexicon::load(source);
  if (!story) return tl::unexpected(story.error());
  auto lineage = LineageLexicon::load(source);
  if (!lineage) return tl::unexpected(lineage.error());
  auto claim = ClaimLexicon::load(source);
  if (!claim) return tl::unexpected(claim.error());
  const auto stance_file = source.open("models/stance.bin");
  if (!stance_file) return tl::unexpected(stance_file.error());
  auto stance = StanceModel::load(*stance_file);
  if (!stance) return tl::unexpected(stance.error());
  return Engine{std::move(*article), std::move(*mention), std::move(*story),
                std::move(*lineage), std::move(*claim),   *stance,
                fingerprint(source)};
}

}  // namespace isnad
