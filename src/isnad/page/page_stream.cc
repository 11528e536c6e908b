#include "isnad/page/page_stream.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "isnad/base/hash.h"

namespace isnad {

PageStream::PageStream(const std::vector<std::string>& paths, std::istream& standard_input, const PageOptions& options)
    : options_(options), sources_(paths, standard_input, options) {}

PageBatch PageStream::next(std::size_t most) {
  PageBatch batch;
  while (batch.pages.size() < most) {
    if (waiting_.empty()) {
      std::optional<SourcePart> part = sources_.next();
      if (!part) break;
      PageBatch read = read_part(std::move(*part), options_);
      batch.diagnostics.insert(batch.diagnostics.end(), std::make_move_iterator(read.diagnostics.begin()),
                               std::make_move_iterator(read.diagnostics.end()));
      waiting_ = std::move(read.pages);
      std::reverse(waiting_.begin(), waiting_.end());
      continue;
    }
    Page page = std::move(waiting_.back());
    waiting_.pop_back();
    if (ids_.insert(fnv1a(page.id)).second) {
      batch.pages.push_back(std::move(page));
    } else {
      batch.diagnostics.push_back(refuse_double(page));
    }
  }
  return batch;
}

}  // namespace isnad
