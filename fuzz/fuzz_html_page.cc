// Any bytes as a web page: charset, tree, blocks.
#include "check_page.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  isnad::fuzz::check_pages(isnad::read_pages(isnad::fuzz::view(data, size), "page.html"));
  return 0;
}
