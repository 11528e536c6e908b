#pragma once
#include <string>

#include "isnad/isnad.h"
#include "labels.h"
#include "layout.h"

namespace isnad::cli {

struct TextOptions {
  LayoutOptions layout;
  bool all = false;      // also the single-source findings beyond the weightiest
  bool numbers = false;  // of the findings, for who wants to mark one
};

/// The dossier as an editor reads it at a glance: story by story, conflicts first, who says which, the words
/// themselves.
[[nodiscard]] std::string show_text(const Dossier& dossier, const Labels& labels, const TextOptions& options);

}  // namespace isnad::cli
