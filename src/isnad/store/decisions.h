#pragma once
// What persons decided against the machine or beside it, kept as a log: two stories are one, these articles are a story
// of their own, this finding was checked or is wrong. Decisions are constraints that are applied after the machine's
// result, so reading or grouping again never undoes them; undo() takes one back and leaves it in the log. A dossier
// shows them as notes of code "person-decision" among its diagnostics.
//
// Not done yet: joining and parting of entities.
#include <string>
#include <vector>

#include "isnad/dossier/dossier.h"
#include "isnad/store/archive.h"

namespace isnad {

struct Decision {
  std::int64_t key = 0;
  std::string made;  // ISO 8601, as given
  std::string kind;  // "merge-stories", "split-story", "mark"
  std::string body;  // JSON
  std::string note;
  std::string undone;  // when; empty: it holds
};

/// When and why: given by the caller with every decision.
struct Reason {
  std::string now;
  std::string note;
};

/// The second story's articles join the first; its number leads there. Errors: NotFound, BadUsage (one story).
[[nodiscard]] Result<std::int64_t> merge_stories(Archive& archive, const std::string& into, const std::string& from,
                                                 const Reason& reason);
/// These articles become a story of their own. Errors: NotFound, BadUsage (none or all of the story's articles).
[[nodiscard]] Result<std::int64_t> split_story(Archive& archive, const std::string& story,
                                               const std::vector<std::string>& articles, const Reason& reason);
/// `verdict`: "checked" or "wrong". The finding is known again by its kind and its evidence, whatever its number
/// becomes.
[[nodiscard]] Result<std::int64_t> mark_finding(Archive& archive, const std::string& story, const std::string& finding,
                                                const std::string& verdict, const Reason& reason);
/// Errors: NotFound, BadUsage (undone already, or a later decision stands on it).
[[nodiscard]] Result<void> undo_decision(Archive& archive, std::int64_t key, const std::string& now);
/// Oldest first, undone ones too.
[[nodiscard]] Result<std::vector<Decision>> list_decisions(Archive& archive);

/// Of the decisions that hold: those that speak of this story, as notes.
[[nodiscard]] std::vector<Diagnostic> decisions_on(Archive& archive, std::int64_t story, const Dossier& dossier);
/// Groups of indexes into `articles` (keys), as the machine made them, made to obey the decisions that hold.
void obey_decisions(Archive& archive, const std::vector<std::int64_t>& articles,
                    std::vector<std::vector<std::uint32_t>>& groups);

}  // namespace isnad
