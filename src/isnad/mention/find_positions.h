#pragma once
// Positions: how somebody stands to something. From acts of speech with a stance (demands, condemns, welcomes, fears),
// from judgements ("described the talks as ..."), from nouns of feeling with their verb ("voiced concern", "aroused
// anger in ..."). No position without somebody who holds it.
#include <vector>

#include "isnad/mention/statement_context.h"

namespace isnad {

void find_positions(const StatementContext& context, std::vector<Statement>& statements);

}  // namespace isnad
