#pragma once
// The matrix of findings by articles as tab-separated values, for spreadsheets and notebooks: one finding a line, in the
// dossier's order, with a column for each article of the heap. A cell is empty where the article is silent.
#include <string>

#include "isnad/isnad.h"
#include "labels.h"

namespace isnad::cli {

[[nodiscard]] std::string show_matrix(const Dossier& dossier, const Labels& labels);

}  // namespace isnad::cli
