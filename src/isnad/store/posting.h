#pragma once
// Where the words of articles stand, as bytes: the index of words in PostgreSQL (posting_index.h). Versions are taken
// in chunks of 1024 by their number, and a term of a chunk has one row: for each version that holds it, in any order,
// which one of the chunk it is and its places in title and body. So an article that is added only appends to rows of
// the newest chunk, and a search reads, of each word asked for, a row a chunk.
//
//     row of "=mufawadat" in chunk 7:  (version 3, title 1, body 4 19) (version 90, body 2) ...
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace isnad {

inline constexpr std::uint32_t kVersionsOfChunk = 1024;

struct Posting {
  std::uint32_t version = 0;  // of the chunk
  std::vector<std::uint32_t> title;
  std::vector<std::uint32_t> body;
};

void append_posting(std::string& row, const Posting& posting);

/// Reads the postings of a row one after another into `into`. False at the end, and for bytes that are none.
class PostingReader {
 public:
  explicit PostingReader(std::string_view row) : rest_(row) {}
  [[nodiscard]] bool next(Posting& into);
  /// Some of the bytes were no posting.
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  std::uint32_t number();
  void places(std::uint32_t count, std::vector<std::uint32_t>& into);
  std::string_view rest_;
  bool failed_ = false;
};

/// Some of the versions of a chunk.
class VersionSet {
 public:
  void add(std::uint32_t version) { words_[version / 64] |= std::uint64_t{1} << (version % 64); }
  [[nodiscard]] bool contains(std::uint32_t version) const {
    return (words_[version / 64] >> (version % 64) & 1U) != 0;
  }
  void keep(const VersionSet& other);
  void join(const VersionSet& other);
  void leave_out(const VersionSet& other);
  /// From the newest on.
  [[nodiscard]] std::vector<std::uint32_t> newest_first() const;

 private:
  std::array<std::uint64_t, kVersionsOfChunk / 64> words_{};
};

}  // namespace isnad
