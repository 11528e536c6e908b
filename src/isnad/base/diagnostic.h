#pragma once
// What is odd in a document or a batch: it never stops the work, it travels to the reader of the dossier.
#include <optional>
#include <string>

#include "isnad/base/result.h"
#include "isnad/base/span.h"

namespace isnad {

enum class Severity { Note, Warning, Error };

struct Diagnostic {
  Severity severity = Severity::Warning;
  std::string code;                         // kebab-case and stable: "invalid-utf8", "impossible-date"
  std::string where;                        // file, file:line, or article id
  std::string message;                      // one line: what is wrong and what to do
  std::optional<Span> span = std::nullopt;  // in the article's text, where there is one
};

}  // namespace isnad
