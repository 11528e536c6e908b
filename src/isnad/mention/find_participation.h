#pragma once
// Who took part in an occasion, for whom, and who did not: verbs of attending, heading and representing with the names
// in their clause; "in the presence of ..."; delegation lists, one person a line under "the ... delegation:". One
// statement a participant; its span is the name with the office before it. The side comes from the words ("from the
// Russian side", "represents Saudi Arabia") and is given to an entity that has none.
#include <vector>

#include "isnad/mention/statement_context.h"

namespace isnad {

void find_participation(const StatementContext& context, std::vector<Statement>& statements);

/// Gives persons without a side the side under which they took part.
void fill_sides(Reading& reading, const std::vector<Statement>& statements);

}  // namespace isnad
