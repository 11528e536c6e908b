#pragma once
// The file of the sequence model, little-endian:
//
//     "ISNADNER"  u32 version  u32 tags  u32 lexicon slots  u32 feature slots  f32 scale  u32 zero  u64 checksum
//     f32 transitions [(tags + 1) * tags]
//     letters: i8 [kNerLetterSlots]
//     lexicon slots:  u32 mark, u16 fine, u8 coarse, u8 places, u8 bodies, u8 names, u8 phrase, u8 seen + 4 * morph
//     feature marks:  u32 [slots]           mark: upper half of the hash with the lowest bit set; 0 is an empty slot
//     feature weights: i8 [slots][tags]     times scale
//
// A hash begins at slot (lower half * slots) >> 32 and goes on to the next slot until its mark or an empty one.
// The checksum covers every byte after it and the header before it.
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace isnad::ner_file {

inline constexpr std::string_view kMagic = "ISNADNER";
inline constexpr std::uint32_t kVersion = 3;
inline constexpr std::size_t kHeader = 8 + 6 * 4 + 8;
inline constexpr std::size_t kLexiconSlot = 12;
inline constexpr std::uint32_t kMaxSlots = 1U << 24;

static_assert(std::endian::native == std::endian::little, "the file is read as it lies");

template <typename T>
[[nodiscard]] T read(std::string_view bytes, std::size_t at) {
  T value{};
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

[[nodiscard]] inline std::uint32_t mark_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32) | 1U; }

[[nodiscard]] inline std::uint32_t slot_of(std::uint64_t hash, std::uint32_t slots) {
  return static_cast<std::uint32_t>(((hash & 0xFFFFFFFFULL) * slots) >> 32);
}

/// FNV-1a over eight bytes at a time, then over the rest.
[[nodiscard]] inline std::uint64_t checksum(std::string_view bytes, std::uint64_t h = 0xcbf29ce484222325ULL) {
  std::size_t i = 0;
  for (; i + 8 <= bytes.size(); i += 8) {
    h = (h ^ read<std::uint64_t>(bytes, i)) * 0x100000001b3ULL;
    h ^= h >> 29;
  }
  for (; i < bytes.size(); ++i) h = (h ^ static_cast<unsigned char>(bytes[i])) * 0x100000001b3ULL;
  return h;
}

}  // namespace isnad::ner_file
