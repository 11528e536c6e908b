#pragma once
// One document -- a file, or the body of a response in an archive -- as pages: a web page, a plain text, a page saved
// with its pictures (MHTML), or a feed, which is many.
#include <string>
#include <string_view>

#include "isnad/page/page_batch.h"
#include "isnad/page/page_options.h"
#include "isnad/page/source_kind.h"

namespace isnad {

/// What is known of a document beside its bytes.
struct DocumentSource {
  std::string name;       // path or address: the kind is told by its ending
  std::string where;      // for diagnostics and Page::source
  std::string id;         // of the page, when the document is one
  std::string charset;    // declared by the server; empty when it said nothing
  PageMetadata metadata;  // "fetch:url", "fetch:time", ...
};

[[nodiscard]] PageBatch read_document(std::string_view bytes, DocumentSource&& source, const PageOptions& options);

/// A record refused: severity Error.
[[nodiscard]] Diagnostic refused(const char* code, std::string where, std::string message);

}  // namespace isnad
