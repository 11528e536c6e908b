#pragma once
// Events, outcomes and plans from news verbs (resources/lexicons/statement_verbs.tsv): who did what to whom, what was
// agreed, decided, postponed, cancelled. A verb in the future, or after an expectation, is a plan. "Without an
// agreement" and its like are outcomes denied. Participants of meetings are find_participation.h's.
#include <vector>

#include "isnad/mention/statement_context.h"

namespace isnad {

void find_news_events(const StatementContext& context, std::vector<Statement>& statements);

/// Fills actors, actor_text and actor_span.
void set_actor(Statement& statement, const Actor& actor);

}  // namespace isnad
