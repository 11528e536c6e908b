#pragma once
// The pages of many sources, some at a time, so that a heap larger than memory can be read. What is refused, and how it
// is told, is as in collect_sources(): the pages are the same, in the same order.
//
//     PageStream stream({"day.jsonl"}, std::cin);
//     for (PageBatch batch = stream.next(256); !batch.pages.empty(); batch = stream.next(256)) ...
#include <cstdint>
#include <istream>
#include <string>
#include <unordered_set>
#include <vector>

#include "isnad/page/collect_sources.h"

namespace isnad {

class PageStream {
 public:
  /// Requires: `standard_input` outlives the stream.
  PageStream(const std::vector<std::string>& paths, std::istream& standard_input, const PageOptions& options = {});
  /// `most` pages, fewer only at the end; and the diagnostics of what was passed on the way.
  [[nodiscard]] PageBatch next(std::size_t most);

 private:
  PageOptions options_;
  SourceReader sources_;
  std::vector<Page> waiting_;  // read and not yet given, the last first
  std::unordered_set<std::uint64_t> ids_;
};

}  // namespace isnad
