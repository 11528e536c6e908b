#pragma once
// Character references (&amp; &#1587; &#x633; &laquo;) in text and attribute values. The names of HTML 4 are known,
// which is what pages write; an unknown name stays as it stands, as browsers leave it.
#include <string>
#include <string_view>

namespace isnad {

void append_html_decoded(std::string& out, std::string_view raw);
[[nodiscard]] std::string html_decode(std::string_view raw);

}  // namespace isnad
