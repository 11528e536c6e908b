// Any bytes as an archive, plain and as its own unpacking gives it.
#include "check_page.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  isnad::PageOptions options;
  options.max_page_bytes = 1U << 20U;
  options.max_record_bytes = 1U << 20U;
  isnad::fuzz::check_pages(isnad::read_pages(isnad::fuzz::view(data, size), "day.warc", options));
  return 0;
}
