#pragma once
// Assessments: how an occasion went, by dimension: progress (there was, there was none) and atmosphere (cordial, tense).
// Two assessments that exclude each other are what newsrooms differ in, so each keeps its polarity and its holder.
#include <vector>

#include "isnad/mention/statement_context.h"

namespace isnad {

void find_assessments(const StatementContext& context, std::vector<Statement>& statements);

}  // namespace isnad
