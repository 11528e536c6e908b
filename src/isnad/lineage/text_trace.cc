#include "isnad/lineage/text_trace.h"

#include <algorithm>

namespace isnad {

TextTrace trace_text(const Reading& reading) {
  TextTrace trace;
  trace.sequence = word_sequence(reading);
  trace.outlet = reading.article.outlet.value_or("");
  if (reading.article.published) trace.published = reading.article.published->value;
  trace.credits = reading.article.credits;
  trace.bytes = static_cast<std::uint32_t>(reading.article.text.size());
  return trace;
}

bool comes_first(const TextTrace& a, const TextTrace& b) {
  if (!a.published.empty() && !b.published.empty() && a.published != b.published) return a.published < b.published;
  if (a.credits.empty() != b.credits.empty()) return a.credits.empty();
  const std::uint32_t longer = std::max(a.bytes, b.bytes);
  const std::uint32_t shorter = std::min(a.bytes, b.bytes);
  if (shorter < longer - longer / 10) return a.bytes > b.bytes;
  return true;
}

}  // namespace isnad
