#pragma once
// What holds of every page, whatever the bytes were.
#include <cstdint>
#include <string_view>

#include "isnad/base/ensure.h"
#include "isnad/isnad.h"

namespace isnad::fuzz {

inline std::string_view view(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

inline void check_pages(const PageBatch& batch) {
  for (const Page& page : batch.pages) {
    ISNAD_ENSURE(find_invalid_utf8(page.text) == std::string_view::npos);
    for (const PageBlock& block : page.blocks) {
      ISNAD_ENSURE(block.span.begin <= block.span.end && block.span.end <= page.text.size());
      ISNAD_ENSURE(is_boundary(page.text, block.span.begin) && is_boundary(page.text, block.span.end));
    }
  }
  for (const Diagnostic& d : batch.diagnostics) ISNAD_ENSURE(!d.message.empty() && d.message.find('\n') == std::string::npos);
}

}  // namespace isnad::fuzz
