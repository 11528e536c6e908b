#include "isnad/store/posting.h"

#include <bit>

namespace isnad {
namespace {

void append_number(std::string& out, std::uint32_t value) {
  while (value >= 0x80) {
    out.push_back(static_cast<char>(value | 0x80U));
    value >>= 7U;
  }
  out.push_back(static_cast<char>(value));
}

void append_places(std::string& out, const std::vector<std::uint32_t>& places) {
  std::uint32_t last = 0;
  for (const std::uint32_t place : places) {
    append_number(out, place - last);
    last = place;
  }
}

}  // namespace

void append_posting(std::string& row, const Posting& posting) {
  append_number(row, posting.version);
  append_number(row, static_cast<std::uint32_t>(posting.body.size()) * 2 + (posting.title.empty() ? 0 : 1));
  if (!posting.title.empty()) append_number(row, static_cast<std::uint32_t>(posting.title.size()));
  append_places(row, posting.title);
  append_places(row, posting.body);
}

std::uint32_t PostingReader::number() {
  std::uint32_t out = 0;
  for (unsigned shift = 0; shift < 35 && !rest_.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    out |= static_cast<std::uint32_t>(byte & 0x7FU) << shift;
    if (byte < 0x80) return out;
  }
  failed_ = true;
  rest_ = {};
  return 0;
}

void PostingReader::places(std::uint32_t count, std::vector<std::uint32_t>& into) {
  into.clear();
  if (count > rest_.size()) {  // a place takes a byte at least
    failed_ = true;
    return;
  }
  std::uint32_t last = 0;
  for (std::uint32_t i = 0; i < count; ++i) into.push_back(last += number());
}

bool PostingReader::next(Posting& into) {
  if (rest_.empty() || failed_) return false;
  into.version = number();
  const std::uint32_t counts = number();
  const std::uint32_t titles = counts % 2 == 1 ? number() : 0;
  places(titles, into.title);
  places(counts / 2, into.body);
  failed_ = failed_ || into.version >= kVersionsOfChunk;
  return !failed_;
}

void VersionSet::keep(const VersionSet& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
}

void VersionSet::join(const VersionSet& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
}

void VersionSet::leave_out(const VersionSet& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
}

std::vector<std::uint32_t> VersionSet::newest_first() const {
  std::vector<std::uint32_t> out;
  for (std::size_t i = words_.size(); i-- > 0;) {
    for (std::uint64_t left = words_[i]; left != 0;) {
      const auto highest = static_cast<std::uint32_t>(63 - std::countl_zero(left));
      out.push_back(static_cast<std::uint32_t>(i) * 64 + highest);
      left ^= std::uint64_t{1} << highest;
    }
  }
  return out;
}

}  // namespace isnad
