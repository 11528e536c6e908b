#pragma once
// What a user names on the command line -- files, folders, "-" for standard input -- as pages. Folders are read to the
// bottom, in sorted order, taking only the endings that we can read (.txt .text .html .htm .xhtml .shtml .jsonl .ndjson
// .rss .atom .rdf .mhtml .mht .warc, an .xml or .json that begins like a feed, and these packed: .gz); hidden files are
// passed over, and so is the folder that a browser saves beside a page ("page.html" and "page_files/"). Every failure
// is one diagnostic of severity Error with the path as `where`, and the rest is read.
//
//     SourceReader reader(paths, std::cin, options);       // one part after another, in the memory of a part
//     while (auto part = reader.next()) use(read_part(std::move(*part), options));
#include <istream>
#include <memory>
#include <string>
#include <vector>

#include "isnad/page/part_reader.h"
#include "isnad/page/read_pages.h"

namespace isnad {

/// The readable files that the paths stand for, in order; "-" stays "-".
struct SourceList {
  std::vector<std::string> paths;
  std::vector<Diagnostic> diagnostics;
};
[[nodiscard]] SourceList list_sources(const std::vector<std::string>& paths);

/// The parts of all sources, one after another. What cannot be opened is a part with a refusal only.
class SourceReader {
 public:
  /// Requires: `standard_input` outlives the reader.
  SourceReader(const std::vector<std::string>& paths, std::istream& standard_input, const PageOptions& options);

  [[nodiscard]] std::optional<SourcePart> next();

 private:
  SourceList list_;
  std::istream& standard_input_;
  PageOptions options_;
  std::size_t at_ = 0;
  std::unique_ptr<PartReader> parts_;
};

/// All of it in memory. An id that comes twice keeps the first article and refuses the second.
[[nodiscard]] PageBatch collect_sources(const std::vector<std::string>& paths, std::istream& standard_input,
                                        const PageOptions& options = {});

/// Moves the pages of `more` behind those of `batch`, refusing ids that are already there.
void append_pages(PageBatch& batch, PageBatch&& more);

/// The diagnostic for a second article with an id that is already there.
[[nodiscard]] Diagnostic refuse_double(const Page& page);

}  // namespace isnad
