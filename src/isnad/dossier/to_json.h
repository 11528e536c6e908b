#pragma once
// A dossier as JSON, format isnad.dossier/1 (docs/dossier-format.md). Spans leave the program as Unicode code points
// with their exact text. Deterministic: fields in a fixed order, no hash order, numbers without a needless fraction.
// What is odd in the documents stands under the extra top-level field `diagnostics`.
#include <string>

#include "isnad/dossier/dossier.h"

namespace isnad {

struct JsonOptions {
  std::string generator = "isnad";  // "isnad 0.1.0"
  bool with_text = false;           // articles[].text
  int indent = -1;                  // spaces a level; -1 writes one line
};

[[nodiscard]] std::string to_json(const Dossier& dossier, const JsonOptions& options);

}  // namespace isnad
