#pragma once
// Values and their evidence: sorted, without repetition, with origins counted. The one place where a status is given.
#include <string>
#include <vector>

#include "isnad/claim/finding.h"
#include "isnad/claim/story_view.h"

namespace isnad {

/// Requires: evidence is not empty.
[[nodiscard]] FindingValue make_value(const StoryView& view, std::string canonical, std::vector<Evidence> evidence);

/// Corroborated when one value has two origins, single-source otherwise; a conflict stays one. Values by origins, then
/// by first evidence, unless `keep_order`.
void settle(Finding& finding, bool keep_order = false);

/// Articles among the evidence.
[[nodiscard]] std::uint32_t carriers(const std::vector<Evidence>& evidence);

}  // namespace isnad
