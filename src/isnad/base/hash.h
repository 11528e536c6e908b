#pragma once
#include <cstdint>
#include <cstring>
#include <string_view>

namespace isnad {

/// FNV-1a, 64 bits (Fowler, Noll and Vo): stable over runs and machines, for tables and fingerprints of words; not for
/// security. A seed other than 0 gives another family of hashes.
[[nodiscard]] constexpr std::uint64_t fnv1a(std::string_view text, std::uint64_t seed = 0) {
  std::uint64_t h = 0xcbf29ce484222325ULL ^ seed;
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return h;
}

/// A fast hash of words for tables in memory: eight bytes at a time. Its values may change from version to version; what
/// is written down takes fnv1a.
[[nodiscard]] inline std::uint64_t word_hash(std::string_view text) {
  constexpr std::uint64_t kOdd = 0x9e3779b97f4a7c15ULL;
  std::uint64_t h = text.size() * kOdd;
  std::uint64_t part = 0;
  std::size_t i = 0;
  for (; i + sizeof part <= text.size(); i += sizeof part) {
    std::memcpy(&part, text.data() + i, sizeof part);
    h = (h ^ part) * kOdd;
    h ^= h >> 32U;
  }
  part = 0;
  if (i < text.size()) std::memcpy(&part, text.data() + i, text.size() - i);
  h = (h ^ part) * kOdd;
  return h ^ (h >> 32U);
}

}  // namespace isnad
