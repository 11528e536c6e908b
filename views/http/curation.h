#pragma once
// What persons decide, between the API's JSON and isnad/store/decisions.h.
#include <string>

#include "shelf.h"

namespace isnad::http {

/// {"action": "merge-stories", "stories": [A, B]}, {"action": "split-story", "story": S, "articles": [...]},
/// {"action": "merge-entities", "story": S, "entities": [A, B]}, {"action": "split-entity", "story": S, "entity": E,
/// "parts": [...]}, {"action": "mark", "story": S, "finding": F, "verdict": "checked" or "wrong"}; all with "note".
/// Errors: BadSyntax.
[[nodiscard]] Result<Deciding> read_decision(const std::string& body);

/// Errors: NotFound, BadUsage, those of the archive.
[[nodiscard]] Result<std::int64_t> carry_out(Archive& archive, const Deciding& what, const std::string& now);

/// `isnad.curation/1`, oldest first. `lasting`: what is decided is kept.
[[nodiscard]] std::string log_json(const std::vector<Decision>& decisions, bool lasting);

}  // namespace isnad::http
