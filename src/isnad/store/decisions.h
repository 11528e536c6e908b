#pragma once
// What persons decide: two stories are one, these articles are a story of their own, two entities are one, this spelling
// is another man, this finding was checked or is wrong. Each is logged (decision_log.h), holds whatever is read later,
// and undo_decision() takes it back. A dossier carries those that speak of it in `decisions`, and as notes of code
// "person-decision" among its diagnostics.
//
// A decision on entities or findings holds in its story, and in what that story joins; not in other stories, where the
// same name may be another's.
#include <optional>

#include "isnad/store/decision_log.h"
#include "isnad/story/resolve_identity.h"

namespace isnad {

/// The second story's articles join the first; its number leads there. Errors: NotFound, BadUsage (one story).
[[nodiscard]] Result<std::int64_t> merge_stories(Archive& archive, const std::string& into, const std::string& from,
                                                 const Reason& reason);
/// These articles become a story of their own. Errors: NotFound, BadUsage (none or all of the story's articles).
[[nodiscard]] Result<std::int64_t> split_story(Archive& archive, const std::string& story,
                                               const std::vector<std::string>& articles, const Reason& reason);
/// Entities of the story's dossier, by id. Errors: NotFound, BadUsage (one entity).
[[nodiscard]] Result<std::int64_t> merge_entities(Archive& archive, const std::string& story, const std::string& into,
                                                  const std::string& from, const Reason& reason);
/// `parts`: spellings of the entity, or articles by id; what the entity has by these is another. Errors: NotFound (no
/// such entity, or a part that is neither), BadUsage (nothing or all of it).
[[nodiscard]] Result<std::int64_t> split_entity(Archive& archive, const std::string& story, const std::string& entity,
                                                const std::vector<std::string>& parts, const Reason& reason);
/// `verdict`: "checked" or "wrong". The finding is known again by its kind, its subject and its evidence, whatever its
/// number becomes.
[[nodiscard]] Result<std::int64_t> mark_finding(Archive& archive, const std::string& story, const std::string& finding,
                                                const std::string& verdict, const Reason& reason);
/// Errors: NotFound, BadUsage (undone already, or a later decision stands on it).
[[nodiscard]] Result<void> undo_decision(Archive& archive, std::int64_t key, const std::string& now);

/// Groups of indexes into `articles` (keys), as the machine made them, made to obey the decisions that hold.
void obey_decisions(Archive& archive, const std::vector<std::int64_t>& articles,
                    std::vector<std::vector<std::uint32_t>>& groups);
/// Of a decision on entities: what it says.
[[nodiscard]] std::optional<IdentityDecision> as_identity_decision(const HoldingDecision& holding);
/// Sets `decisions` and `diagnostics` of the story's dossier to what speaks of it.
void show_decisions(const std::vector<HoldingDecision>& decided, std::int64_t story, Dossier& dossier);

}  // namespace isnad
