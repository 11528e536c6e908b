#pragma once
#include <string>

#include "isnad/isnad.h"
#include "labels.h"

namespace isnad::cli {

/// The dossier as Markdown: a heading for each story, conflicts first, the words of the sources with their spans as
/// `article:begin-end` in code points.
[[nodiscard]] std::string show_markdown(const Dossier& dossier, const Labels& labels);

}  // namespace isnad::cli
