#pragma once
// Which words cannot be in a set, told from their ends and their length alone, before any look-up: most words of a text
// are in few of the lexicons, and the filter of a lexicon lies in the cache where its words do not. One bit a word
// (Bloom 1970, with one function); false alarms cost the look-up that would have been made anyway.
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace isnad {

class WordFilter {
 public:
  /// Empties the filter and makes room for so many words.
  void reset(std::size_t words) {
    constexpr std::size_t kBitsAWord = 8;
    bits_.assign(std::bit_ceil(words * kBitsAWord / 64 + 1), 0);
    shift_ = 64 - static_cast<unsigned>(std::countr_zero(bits_.size() * 64));
  }
  void add(std::string_view word) {
    const std::uint64_t at = place(word);
    bits_[at / 64] |= std::uint64_t{1} << (at % 64);
  }
  /// Requires: reset() was called.
  [[nodiscard]] bool may_hold(std::string_view word) const {
    const std::uint64_t at = place(word);
    return (bits_[at / 64] >> (at % 64) & 1U) != 0;
  }

 private:
  [[nodiscard]] std::uint64_t place(std::string_view word) const {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    const std::size_t size = word.size();
    if (size >= sizeof first) {
      std::memcpy(&first, word.data(), sizeof first);
      std::memcpy(&last, word.data() + size - sizeof last, sizeof last);
    } else {
      for (const char c : word) first = first << 8U | static_cast<unsigned char>(c);
    }
    const std::uint64_t ends = (static_cast<std::uint64_t>(first) << 32U | last) + size * 0x9e3779b97f4a7c15ULL;
    return (ends * 0xd6e8feb86659fd93ULL ^ ends >> 32U) * 0x9e3779b97f4a7c15ULL >> shift_;
  }

  std::vector<std::uint64_t> bits_;  // a power of two
  unsigned shift_ = 0;
};

}  // namespace isnad
