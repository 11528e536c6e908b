#include "isnad/dossier/frame_story.h"

#include <algorithm>
#include <cmath>

namespace isnad {
namespace {

bool is_quoted(const Reading& reading, Span span) {
  return std::any_of(reading.quotations.begin(), reading.quotations.end(),
                     [&](const Quotation& q) { return q.span.contains(span); });
}

}  // namespace

std::vector<Framing> frame_story(const std::vector<Reading>& readings, const Story& story) {
  std::vector<Framing> out;
  for (const std::uint32_t r : story.readings) {
    const Reading& reading = readings[r];
    Framing framing{.reading = r, .polarity = 0, .terms = {}};
    double sum = 0;
    for (const Evaluation& e : reading.evaluations) {
      if (e.holder != kNone || e.span.empty() || is_quoted(reading, e.span)) continue;
      sum += static_cast<double>(e.polarity);
      framing.terms.push_back(e.span);
    }
    if (framing.terms.empty()) continue;
    std::sort(framing.terms.begin(), framing.terms.end());
    const double mean = sum / static_cast<double>(framing.terms.size());
    framing.polarity = std::round(mean * 100.0) / 100.0;
    out.push_back(std::move(framing));
  }
  return out;
}

}  // namespace isnad
