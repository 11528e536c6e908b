// Any bytes as a text file, and as a file whose name says nothing.
#include "check_page.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  isnad::fuzz::check_pages(isnad::read_pages(isnad::fuzz::view(data, size), "page.txt"));
  isnad::fuzz::check_pages(isnad::read_pages(isnad::fuzz::view(data, size), "-"));
  return 0;
}
