#pragma once
// How sure a statement is: a question, a condition, a future, an expectation, a possibility, a report that nobody
// stands behind, or plain assertion. "Qad" before a present is a possibility, before a past it is none.
#include "isnad/arabic/analysis.h"
#include "isnad/mention/mention.h"
#include "isnad/mention/verb_forms.h"

namespace isnad {

struct StatementContext;

/// `form`: of the cue, when it is a verb.
[[nodiscard]] Modality read_modality(const StatementContext& context, const Sentence& sentence, std::uint32_t token,
                                     const VerbForm* form);

}  // namespace isnad
