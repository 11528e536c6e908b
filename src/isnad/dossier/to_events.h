#pragma once
// What one article says was done, as JSON Lines: one event a line, who did what to whom, when and where, coded by PLOVER
// (docs/plover.md). With `all`, every statement and quotation of the article too, with polarity and modality, whether it
// is an event or not. Spans leave as code points with their exact text, like those of a dossier.
//
// Invariant: a record names nobody whom the article does not name.
#include <string>

#include "isnad/mention/plover_codes.h"
#include "isnad/mention/reading.h"

namespace isnad {

struct EventOptions {
  bool all = false;  // statements that are no events, and what was said
};

[[nodiscard]] std::string to_events(const Reading& reading, const PloverCodes& codes, const EventOptions& options);

}  // namespace isnad
