#include "isnad/claim/cover_findings.h"

#include <algorithm>

namespace isnad {
namespace {

/// Does the evidence stand in a passage that the article took from another whose own evidence stands in the same passage?
bool is_copied(const Evidence& e, const Finding& finding, const Lineage& lineage) {
  for (const Copy& copy : lineage.copies) {
    if (copy.to != e.reading) continue;
    for (const Passage& passage : copy.passages) {
      if (!passage.to.overlaps(e.span)) continue;
      for (const FindingValue& value : finding.values) {
        const bool there = std::any_of(value.evidence.begin(), value.evidence.end(), [&](const Evidence& other) {
          return other.reading == copy.from && passage.from.overlaps(other.span);
        });
        if (there) return true;
      }
    }
  }
  return false;
}

}  // namespace

const char* name(Coverage coverage) {
  switch (coverage) {
    case Coverage::Carries: return "carries";
    case Coverage::Contradicts: return "contradicts";
    case Coverage::Both: return "both";
    case Coverage::Copied: return "copied";
    case Coverage::Silent: break;
  }
  return "silent";
}

std::vector<Coverage> cover_finding(const Finding& finding, const Story& story, const Lineage& lineage) {
  struct Seen {
    bool leading = false;
    bool other = false;
    bool own = false;  // some evidence that is no copy
  };
  std::vector<Seen> seen(story.readings.size());
  for (std::size_t v = 0; v < finding.values.size(); ++v) {
    for (const Evidence& e : finding.values[v].evidence) {
      const auto at = std::lower_bound(story.readings.begin(), story.readings.end(), e.reading);
      if (at == story.readings.end() || *at != e.reading) continue;
      Seen& here = seen[static_cast<std::size_t>(at - story.readings.begin())];
      (v == 0 || finding.status != FindingStatus::Conflicting ? here.leading : here.other) = true;
      here.own = here.own || !is_copied(e, finding, lineage);
    }
  }
  std::vector<Coverage> out;
  out.reserve(seen.size());
  for (const Seen& s : seen) {
    out.push_back(!s.leading && !s.other ? Coverage::Silent
                  : !s.own               ? Coverage::Copied
                  : s.leading && s.other ? Coverage::Both
                  : s.leading            ? Coverage::Carries
                                         : Coverage::Contradicts);
  }
  return out;
}

bool is_core(const Finding& finding) {
  return finding.status != FindingStatus::SingleSource;
}

}  // namespace isnad
