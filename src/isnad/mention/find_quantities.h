#pragma once
// How many: every number of an article that counts or measures something, with its unit, how exact it is and what it
// measures. The span holds the qualifier, the number and the unit or counted noun. Durations are listed here too;
// years, days and clock times are not, nor are numbers that name (model, article of law, telephone).
//     "akthar min 2000 qatil" -> {2000, person, over, killed}       "4-2" -> {4, 2, score}
// A score keeps both sides in the order of the text in low and high. Requires: reading.times is filled.
#include "isnad/mention/quantity_lexicon.h"
#include "isnad/mention/reading.h"

namespace isnad {

/// Fills reading.quantities, sorted by span.
void find_quantities(Reading& reading, const QuantityLexicon& lexicon);

}  // namespace isnad
