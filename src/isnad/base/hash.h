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
  const char* data = text.data();
  const std::size_t size = text.size();
  const auto load8 = [&](std::size_t at) {
    std::uint64_t part = 0;
    std::memcpy(&part, data + at, sizeof part);
    return part;
  };
  std::uint64_t h = size * kOdd;
  std::size_t i = 0;
  for (; i + 8 <= size; i += 8) {
    h = (h ^ load8(i)) * kOdd;
    h ^= h >> 32U;
  }
  std::uint64_t rest = 0;  // fewer than eight bytes; loads overlap what was read rather than copy byte by byte
  if (const std::size_t left = size - i; left == 0) {
    rest = 0;
  } else if (size >= 8) {
    rest = load8(size - 8) >> (8 * (8 - left));
  } else if (size >= 4) {
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    std::memcpy(&low, data, sizeof low);
    std::memcpy(&high, data + size - 4, sizeof high);
    rest = low | static_cast<std::uint64_t>(high) << (8 * (size - 4));
  } else {
    const auto byte = [&](std::size_t at) { return static_cast<std::uint64_t>(static_cast<unsigned char>(data[at])); };
    rest = byte(0) | byte(size / 2) << (8 * (size / 2)) | byte(size - 1) << (8 * (size - 1));
  }
  h = (h ^ rest) * kOdd;
  return h ^ (h >> 32U);
}

}  // namespace isnad
