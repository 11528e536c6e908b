#include "page.h"

#include "isnad/isnad.h"

extern "C" {
extern const char kIsnadPage[], kIsnadPageEnd[];
}

namespace isnad {
namespace {

constexpr std::string_view kPlace = "<!--DOSSIER-->";

/// JSON that cannot end the element it stands in: '<' occurs only inside strings, where an escape means the same.
void append_inert(std::string& out, std::string_view json) {
  for (std::size_t from = 0; from < json.size();) {
    const std::size_t at = json.find('<', from);
    out += json.substr(from, at - from);
    if (at == std::string_view::npos) return;
    out += "\\u003c";
    from = at + 1;
  }
}

}  // namespace

std::string_view page_template() {
  return {kIsnadPage, static_cast<std::size_t>(kIsnadPageEnd - kIsnadPage)};
}

std::string dossier_page(std::string_view dossier_json, std::string_view language) {
  const std::string_view page = page_template();
  if (page.empty()) return {};
  const std::size_t place = page.find(kPlace);
  ISNAD_ENSURE(place != std::string_view::npos);
  std::string out;
  out.reserve(page.size() + dossier_json.size() + dossier_json.size() / 16);
  out += page.substr(0, place);
  out += R"(<script type="application/json" id="dossier" data-language=")";
  out += language == "en" ? "en" : "ar";
  out += "\">";
  append_inert(out, dossier_json);
  out += "</script>";
  out += page.substr(place + kPlace.size());
  return out;
}

}  // namespace isnad
