#pragma once
#include <cstdint>
#include <string_view>

namespace isnad {

/// FNV-1a, 64 bits (Fowler, Noll and Vo): stable over runs and machines, for tables and fingerprints of words; not for
/// security. A seed other than 0 gives another family of hashes.
[[nodiscard]] constexpr std::uint64_t fnv1a(std::string_view text, std::uint64_t seed = 0) {
  std::uint64_t h = 0xcbf29ce484222325ULL ^ seed;
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return h;
}

}  // namespace isnad
