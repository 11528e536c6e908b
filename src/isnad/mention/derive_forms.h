#pragma once
// The inflected forms of a counted noun that follow from its singular, so that a table lists only what does not: the
// accusative in alef (after 11 to 99) and the two duals. Ta marbuta opens to ta; a noun in alef or hamza has no
// accusative of its own. Phrases of several words are left as they are.
//     "qatil" -> singular {qatil, qatilan}, dual {qatilan, qatilayn}
#include <string>
#include <string_view>
#include <vector>

namespace isnad {

struct DerivedForms {
  std::vector<std::string> singular;
  std::vector<std::string> dual;
};

[[nodiscard]] DerivedForms derive_forms(std::string_view singular);

}  // namespace isnad
