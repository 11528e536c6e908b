#pragma once
// Bytes -> UTF-8. In order: a byte order mark; UTF-16 by its zero bytes; what is well-formed UTF-8 is UTF-8, whatever
// is claimed (a text of another set is practically never well-formed by chance), and is repaired where it was encoded
// twice; what the server's header declares, then the page's meta or XML declaration, unless the bytes read far better
// as an Arabic set; detection among the sets that Arabic archives use (windows-1256, ISO-8859-6, MacArabic) by the
// letters that come out, and ICU's detector for the rest. UTF-8 with a few broken bytes stays UTF-8: they become
// U+FFFD. A byte order mark is not part of the text. Whatever overrules a declaration or repairs a text is a
// diagnostic.
#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/diagnostic.h"

namespace isnad {

struct DecodedText {
  std::string text;
  std::string charset;  // IANA name, lower case
  std::vector<Diagnostic> diagnostics;
};

/// `server` is the set that the HTTP header declared, empty when none.
[[nodiscard]] DecodedText decode_charset(std::string_view bytes, std::string_view where, bool html,
                                         std::string_view server = {});

/// The set that the head of an HTML or XML page declares, lower case; empty when none.
[[nodiscard]] std::string declared_charset(std::string_view bytes);

/// True for images, archives, PDF and anything else that is not text in a set we decode.
[[nodiscard]] bool looks_binary(std::string_view bytes);

}  // namespace isnad
