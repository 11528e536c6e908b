#pragma once
// What a user names on the command line -- files, folders, "-" for standard input -- as pages. Folders are read to the
// bottom, in sorted order, taking only the endings that we can read (.txt .text .html .htm .xhtml .jsonl .ndjson, and
// these packed: .gz); hidden files are passed over. Every failure is one diagnostic of severity Error with the path as
// `where`, and the rest is read. An id that comes twice keeps the first article and refuses the second.
#include <istream>
#include <string>
#include <vector>

#include "isnad/page/read_pages.h"

namespace isnad {

/// The readable files that the paths stand for, in order; "-" stays "-".
struct SourceList {
  std::vector<std::string> paths;
  std::vector<Diagnostic> diagnostics;
};
[[nodiscard]] SourceList list_sources(const std::vector<std::string>& paths);

/// The bytes of one source, unpacked if it is gzip. Errors: NotFound, Unreadable, TooLarge, BadSyntax (broken gzip).
[[nodiscard]] Result<std::string> load_source(const std::string& path, std::istream& standard_input,
                                              const PageOptions& options);

/// All of it: list, load, read, refuse double ids.
[[nodiscard]] PageBatch collect_sources(const std::vector<std::string>& paths, std::istream& standard_input,
                                        const PageOptions& options = {});

/// Moves the pages of `more` behind those of `batch`, refusing ids that are already there.
void append_pages(PageBatch& batch, PageBatch&& more);

}  // namespace isnad
