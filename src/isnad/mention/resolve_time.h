#pragma once
// What a time's words mean on the calendar. First the article's own date, where it has one; else the day that the text
// itself calls today; else what stands in the same sentence (a year beside the same month, a list of months that shares
// its year, the date of the same weekday). What nothing anchors stays open: "XXXX-WXX-5", "XXXX-09-10", or no value.
//
// Conventions, all of newspaper prose: a bare weekday is the last one up to the day of writing, or the next one where
// the clause speaks of what is to come; a bare month is the nearest; a day with its month is the last one unless the
// clause looks ahead.
#include <vector>

#include "isnad/base/diagnostic.h"
#include "isnad/mention/reading.h"
#include "isnad/mention/time_expression.h"

namespace isnad {

/// An expression where it stands in the article.
struct FoundTime {
  TimeExpression words;
  Span span;
  std::uint32_t sentence = 0;
  bool ahead = false;           // the clause speaks of what is to come
  bool since = false;           // "since" stands before it
  bool joined_to_next = false;  // only a conjunction or comma before the next one
};

/// Appends to reading.times and reading.diagnostics. Requires: `found` sorted by span.
void resolve_times(const std::vector<FoundTime>& found, Reading& reading);

}  // namespace isnad
