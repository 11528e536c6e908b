#include "isnad/base/utf8.h"

#include <algorithm>
#include <cstring>

namespace isnad {
namespace {

constexpr std::size_t kStride = 64;

bool is_continuation(unsigned char byte) {
  return (byte & 0xC0U) == 0x80U;
}

}  // namespace

Decoded decode_utf8_any(std::string_view text, std::size_t offset) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = at(offset);
  if (lead < 0x80) return {lead, 1, true};
  std::uint32_t size = 0;
  char32_t value = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    size = 2;
    value = lead & 0x1FU;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    size = 3;
    value = lead & 0x0FU;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    size = 4;
    value = lead & 0x07U;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return {0xFFFD, 1, false};
  }
  for (std::uint32_t i = 1; i < size; ++i) {
    if (offset + i >= text.size()) return {0xFFFD, i, false};
    const unsigned char byte = at(offset + i);
    const bool fits = i == 1 ? (byte >= low && byte <= high) : is_continuation(byte);
    if (!fits) return {0xFFFD, i, false};
    value = (value << 6U) | (byte & 0x3FU);
  }
  return {value, size, true};
}

void append_utf8(std::string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = 0xFFFD;
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out.push_back(static_cast<char>(0xC0U | (c >> 6U)));
    out.push_back(static_cast<char>(0x80U | (c & 0x3FU)));
  } else if (c < 0x10000) {
    out.push_back(static_cast<char>(0xE0U | (c >> 12U)));
    out.push_back(static_cast<char>(0x80U | ((c >> 6U) & 0x3FU)));
    out.push_back(static_cast<char>(0x80U | (c & 0x3FU)));
  } else {
    out.push_back(static_cast<char>(0xF0U | (c >> 18U)));
    out.push_back(static_cast<char>(0x80U | ((c >> 12U) & 0x3FU)));
    out.push_back(static_cast<char>(0x80U | ((c >> 6U) & 0x3FU)));
    out.push_back(static_cast<char>(0x80U | (c & 0x3FU)));
  }
}

std::size_t find_invalid_utf8(std::string_view text) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  for (std::size_t i = 0; i < text.size();) {
    // Most of a page is ASCII: eight bytes at once.
    if (std::uint64_t eight = 0; i + sizeof eight <= text.size()) {
      std::memcpy(&eight, text.data() + i, sizeof eight);
      if ((eight & kHighBits) == 0) {
        i += sizeof eight;
        continue;
      }
    }
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    const Decoded d = decode_utf8(text, i);
    if (!d.valid) return i;
    i += d.size;
  }
  return std::string_view::npos;
}

std::string replace_invalid_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Decoded d = decode_utf8(text, i);
    if (d.valid) {
      out.append(text.substr(i, d.size));
    } else {
      append_utf8(out, 0xFFFD);
    }
    i += d.size;
  }
  return out;
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  counts_.reserve(text.size() / kStride + 1);
  std::uint32_t count = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i % kStride == 0) counts_.push_back(count);
    if (i < text.size() && !is_continuation(static_cast<unsigned char>(text[i]))) ++count;
  }
}

std::uint32_t CodePointIndex::to_code_points(std::uint32_t byte_offset) const {
  const std::size_t offset = std::min<std::size_t>(byte_offset, text_.size());
  const std::size_t stride = offset / kStride;
  std::uint32_t count = counts_[stride];
  for (std::size_t i = stride * kStride; i < offset; ++i) {
    if (!is_continuation(static_cast<unsigned char>(text_[i]))) ++count;
  }
  return count;
}

std::uint32_t CodePointIndex::to_bytes(std::uint32_t code_points) const {
  const auto after = std::upper_bound(counts_.begin(), counts_.end(), code_points);
  const auto stride = static_cast<std::size_t>(after - counts_.begin()) - 1;
  std::uint32_t count = counts_[stride];
  std::size_t i = stride * kStride;
  for (; i < text_.size(); ++i) {
    if (is_continuation(static_cast<unsigned char>(text_[i]))) continue;
    if (count == code_points) break;
    ++count;
  }
  return static_cast<std::uint32_t>(i);
}

}  // namespace isnad
