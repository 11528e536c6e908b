#pragma once
// The limits of reading pages. Each refusal names its limit in a diagnostic, and the rest of the batch goes on.
#include <cstddef>
#include <cstdint>

namespace isnad {

struct PageOptions {
  std::size_t max_source_bytes = 512U << 20U;  // one file or one stream, after unpacking
  std::size_t max_page_bytes = 32U << 20U;     // one page or one record; what stands beyond is not read
  std::size_t max_records = 1'000'000;         // articles in one file
  std::uint32_t max_depth = 512;               // nesting of HTML elements, of JSON values
};

}  // namespace isnad
