#pragma once
#include <string>

#include "case_file.h"
#include "isnad/dossier/dossier.h"

namespace isnad::cases {

/// True for the expectations about several articles: stories, copies, findings, identity across articles.
bool is_about_dossier(const std::string& kind);

/// Holds such an expectation against the dossier. Empty when it holds; else what the dossier gave instead.
std::string check_dossier(const Expectation& expectation, const Dossier& dossier);

}  // namespace isnad::cases
