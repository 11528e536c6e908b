// Any bytes as a saved page (MHTML).
#include "check_page.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  isnad::fuzz::check_pages(isnad::read_pages(isnad::fuzz::view(data, size), "page.mhtml"));
  return 0;
}
