#pragma once
// The limits of reading pages. Each refusal names its limit in a diagnostic, and the rest of the batch goes on.
// Archives (WARC) and JSON Lines are read as they come, so their length has no limit.
#include <cstddef>
#include <cstdint>

namespace isnad {

struct PageOptions {
  std::size_t max_source_bytes = 512U << 20U;  // one file that must be read whole (a feed), after unpacking
  std::size_t max_record_bytes = 64U << 20U;   // one record of an archive, one line of JSON Lines; longer is left out
  std::size_t max_page_bytes = 32U << 20U;     // one page after unpacking; what stands beyond is not read, and a body
                                               // in an archive that unpacks to more is left out
  std::size_t max_records = 1'000'000;         // articles in one feed
  std::uint32_t max_depth = 512;               // nesting of HTML elements, of JSON values
};

}  // namespace isnad
