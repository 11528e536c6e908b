#pragma once
// When: every date, clock time, duration and repeated time of an article, each with its EDTF value where the words, the
// article's own date or the text's other dates make it certain, and none where they do not. Spans leave proclitics out;
// "the day" and "the year" before a date are part of it, "since" and "before" are not. Dates that cannot be (31
// February, a weekday that does not fit, two calendars that differ) are kept as written and reported as diagnostics.
// Numbers of days and hours are durations here and quantities too (find_quantities.h).
#include "isnad/mention/reading.h"
#include "isnad/mention/time_lexicon.h"

namespace isnad {

/// Fills reading.times, sorted by span, and appends to reading.diagnostics.
void find_times(Reading& reading, const TimeLexicon& lexicon);

}  // namespace isnad
