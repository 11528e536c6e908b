#include "isnad/claim/gather_values.h"

#include <algorithm>
#include <tuple>

#include "isnad/base/ensure.h"

namespace isnad {

FindingValue make_value(const StoryView& view, std::string canonical, std::vector<Evidence> evidence) {
  ISNAD_ENSURE(!evidence.empty());
  const auto order = [](const Evidence& a, const Evidence& b) {
    return std::tie(a.reading, a.span) < std::tie(b.reading, b.span);
  };
  std::sort(evidence.begin(), evidence.end(), order);
  evidence.erase(
      std::unique(evidence.begin(), evidence.end(),
                  [](const Evidence& a, const Evidence& b) { return a.reading == b.reading && a.span == b.span; }),
      evidence.end());
  FindingValue value(std::move(canonical), evidence.front());
  value.independent = view.independent(evidence);
  value.evidence = std::move(evidence);
  return value;
}

void settle(Finding& finding, bool keep_order) {
  if (!keep_order) {
    std::stable_sort(finding.values.begin(), finding.values.end(),
                     [](const FindingValue& a, const FindingValue& b) { return a.independent > b.independent; });
  }
  if (finding.status == FindingStatus::Conflicting) return;
  const bool corroborated = std::any_of(finding.values.begin(), finding.values.end(),
                                        [](const FindingValue& v) { return v.independent >= 2; });
  finding.status = corroborated ? FindingStatus::Corroborated : FindingStatus::SingleSource;
}

std::uint32_t carriers(const std::vector<Evidence>& evidence) {
  std::vector<std::uint32_t> readings;
  readings.reserve(evidence.size());
  for (const Evidence& e : evidence) readings.push_back(e.reading);
  std::sort(readings.begin(), readings.end());
  return static_cast<std::uint32_t>(std::unique(readings.begin(), readings.end()) - readings.begin());
}

}  // namespace isnad
