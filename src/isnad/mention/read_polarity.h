#pragma once
// Is a cue denied? Particles before a verb (lam, lan, la, laysa, ma), nouns before a verbal noun ("without", "not"), and
// a denial that stands before a light verb ("lam yatimm al-tawassul"). "La yazal" and its like affirm. A restriction
// ("not ... but") is read as written.
#include "isnad/mention/mention.h"

namespace isnad {

struct StatementContext;

[[nodiscard]] Polarity read_polarity(const StatementContext& context, std::uint32_t token);

}  // namespace isnad
