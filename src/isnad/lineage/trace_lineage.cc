#include "isnad/lineage/trace_lineage.h"

#include <set>

namespace isnad {

Lineage trace_lineage(const std::vector<Reading>&, const Story&, const LineageLexicon&) { return {}; }

std::uint32_t Lineage::independent(const std::vector<Carrier>& carriers) const {
  std::set<std::uint32_t> readings;
  for (const Carrier& carrier : carriers) readings.insert(carrier.reading);
  return static_cast<std::uint32_t>(readings.size());
}

}  // namespace isnad
