#pragma once
// The timeline: every dated clause of a story, by date. Only dates that at least a year fixes can be ordered: «2018»,
// «2025-08», a century; a weekday that nothing anchors or a day without a year has no place on it. Dates of page
// furniture never enter, since only content blocks are analysed. One entry a date; its label is the clause of the first
// article that tells it, its evidence the clauses of all.
#include <vector>

#include "isnad/dossier/dossier.h"

namespace isnad {

[[nodiscard]] std::vector<TimelineEntry> order_timeline(const std::vector<Reading>& readings, const Story& story);

}  // namespace isnad
