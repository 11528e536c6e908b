#include "isnad/mention/mention_lexicon.h"

namespace isnad {

Result<MentionLexicon> MentionLexicon::load(const ResourceSource& source) {
  auto times = TimeLexicon::load(source);
  if (!times) return tl::unexpected(times.error());
  auto quantities = QuantityLexicon::load(source);
  if (!quantities) return tl::unexpected(quantities.error());
  auto entities = EntityLexicon::load(source);
  if (!entities) return tl::unexpected(entities.error());
  auto statements = StatementLexicon::load(source);
  if (!statements) return tl::unexpected(statements.error());
  auto evaluations = EvaluationLexicon::load(source);
  if (!evaluations) return tl::unexpected(evaluations.error());
  return MentionLexicon{std::move(*times), std::move(*quantities), std::move(*entities), std::move(*statements),
                        std::move(*evaluations)};
}

}  // namespace isnad
