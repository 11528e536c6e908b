#pragma once
// The log of what persons decided against the machine or beside it. Decisions are constraints that are applied after the
// machine's result, so reading or grouping again never undoes them; what is undone stays in the log.
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "isnad/dossier/dossier.h"
#include "isnad/store/archive.h"

namespace isnad {

struct Decision {
  std::int64_t key = 0;
  std::string made;    // ISO 8601, as given
  std::string kind;    // "merge-stories", "split-story", "merge-entities", "split-entity", "mark"
  std::string body;    // JSON
  std::string note;
  std::string undone;  // when; empty: it holds
};

/// When and why: given by the caller with every decision.
struct Reason {
  std::string now;
  std::string note;
};

/// Oldest first, undone ones too.
[[nodiscard]] Result<std::vector<Decision>> list_decisions(Archive& archive);

/// A decision that holds, with its body read.
struct HoldingDecision {
  Decision decision;
  nlohmann::json body;
  std::set<std::int64_t> stories;  // of which it speaks, by the numbers that they have now
};
/// Oldest first. Faults of the database show themselves at its next check.
[[nodiscard]] std::vector<HoldingDecision> holding_decisions(Archive& archive);

/// Adds one; its number. Requires: within a transaction.
std::int64_t log_decision(Archive& archive, const char* kind, const nlohmann::json& body, const Reason& reason);

/// The body of a decision; an empty object when it is none.
[[nodiscard]] nlohmann::json body_of(const Decision& decision);
/// The numbers in a list.
[[nodiscard]] std::set<std::int64_t> numbers_in(const nlohmann::json& list);

}  // namespace isnad
