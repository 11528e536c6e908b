#include "isnad/mention/derive_forms.h"

namespace isnad {
namespace {

constexpr std::string_view kAlef = "\u0627";
constexpr std::string_view kTaMarbuta = "\u0629";
constexpr std::string_view kHamza = "\u0621";
constexpr std::string_view kTa = "\u062A";
constexpr std::string_view kDualNominative = "\u0627\u0646";
constexpr std::string_view kDualOblique = "\u064A\u0646";

}  // namespace

DerivedForms derive_forms(std::string_view singular) {
  DerivedForms forms;
  forms.singular.emplace_back(singular);
  if (singular.find(' ') != std::string_view::npos) return forms;
  std::string stem(singular);
  if (stem.ends_with(kTaMarbuta))
    stem.replace(stem.size() - kTaMarbuta.size(), kTaMarbuta.size(), kTa);
  else if (!stem.ends_with(kAlef) && !stem.ends_with(kHamza))
    forms.singular.push_back(stem + std::string(kAlef));
  for (const std::string_view ending : {kDualNominative, kDualOblique})
    forms.dual.push_back(stem + std::string(ending));
  return forms;
}

}  // namespace isnad
