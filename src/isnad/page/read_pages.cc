#include "isnad/page/read_pages.h"

#include "isnad/page/part_reader.h"

namespace isnad {

PageBatch read_pages(std::string_view bytes, std::string_view source_name, const PageOptions& options) {
  PageBatch batch;
  PartReader parts(memory_source(bytes), std::string(source_name), options);
  while (std::optional<SourcePart> part = parts.next()) batch.append(read_part(std::move(*part), options));
  return batch;
}

}  // namespace isnad
