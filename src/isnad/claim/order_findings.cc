#include "isnad/claim/order_findings.h"

#include <algorithm>

#include "isnad/claim/gather_values.h"

namespace isnad {
namespace {

double worth(FindingKind kind) {
  switch (kind) {
    case FindingKind::Date:
      return 1.0;
    case FindingKind::Place:
      return 0.95;
    case FindingKind::Quantity:
      return 0.9;
    case FindingKind::Outcome:
      return 0.85;
    case FindingKind::Duration:
      return 0.8;
    case FindingKind::Plan:
      return 0.7;
    case FindingKind::Participation:
      return 0.65;
    case FindingKind::Position:
      return 0.6;
    case FindingKind::Quotation:
      return 0.55;
    case FindingKind::Statement:
      return 0.5;
    case FindingKind::Role:
      return 0.3;
  }
  return 0;
}

/// 1 at the head of an article, towards 0 at its end.
double earliness(const StoryView& view, const Finding& finding) {
  double best = 0;
  for (const FindingValue& v : finding.values) {
    for (const Evidence& e : v.evidence) {
      const double size = std::max<double>(1.0, static_cast<double>(view.readings[e.reading].article.text.size()));
      best = std::max(best, 1.0 - e.span.begin / size);
    }
  }
  return best;
}

double weigh(const StoryView& view, const Finding& finding) {
  double origins = 0;
  double articles = 0;
  for (const FindingValue& v : finding.values) {
    origins = std::max<double>(origins, v.independent);
    articles += carriers(v.evidence);
  }
  const double status = finding.status == FindingStatus::Conflicting    ? 200
                        : finding.status == FindingStatus::Corroborated ? 100
                                                                        : 0;
  return status + 20 * worth(finding.kind) + std::min(20.0, 3 * origins + articles) + 5 * earliness(view, finding);
}

}  // namespace

void order_findings(const StoryView& view, std::vector<Finding>& findings) {
  for (Finding& f : findings) f.weight = weigh(view, f);
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return a.weight > b.weight; });
}

}  // namespace isnad
