#pragma once
// Where the clause around a cue begins and ends: shallow, by punctuation, connectives and known verbs, never by guessing
// a parse. A clause ends at a pause before another verb, connective or preposition; at a connective without a pause; at
// a verb joined by waw. Lists of nouns run through their commas.
#include <cstdint>

#include "isnad/mention/statement_context.h"

namespace isnad {

struct ClauseTokens {
  std::uint32_t first = 0;  // tokens
  std::uint32_t last = 0;
};

/// The clause of the cue at `token`, whose subject (when it stands before) begins at `start`; nothing before `kept` ends
/// it (the place of an object that stands after asides).
[[nodiscard]] ClauseTokens clause_around(const StatementContext& context, std::uint32_t token, std::uint32_t start,
                                   std::uint32_t kept);

}  // namespace isnad
