#pragma once
// MHTML (RFC 2557): a page that a browser saved with its pictures in one file. The page is the part that the message
// names as its start, else its first part of type text/html; quoted-printable and base64 are undone, and the charset is
// the part's. Its address (Content-Location, Snapshot-Content-Location) and the day it was saved (Date) become
// "fetch:url" and "fetch:time".
#include <string>
#include <string_view>

#include "isnad/base/result.h"
#include "isnad/page/page.h"
#include "isnad/page/page_options.h"

namespace isnad {

struct MhtmlPage {
  std::string html;     // as bytes, in `charset`
  std::string charset;  // empty when the part does not say
  PageMetadata metadata;
};

/// Errors: BadSyntax (no part with a page).
[[nodiscard]] Result<MhtmlPage> open_mhtml(std::string_view bytes);

}  // namespace isnad
