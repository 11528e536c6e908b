#pragma once
// The page, built into the program: one HTML file with its script, style and fonts inside it. `dossier_page` puts a
// dossier into it, so that the result opens from a disk without a network; its policy forbids every connection and any
// script but its own, and the dossier is data that is never parsed as HTML. Empty where the program was built without
// the page.
#include <string>
#include <string_view>

namespace isnad {

[[nodiscard]] std::string_view page_template();

/// `dossier_json` in the page; `language` is "ar" or "en", of the labels at first. Empty when there is no page.
[[nodiscard]] std::string dossier_page(std::string_view dossier_json, std::string_view language);

}  // namespace isnad
