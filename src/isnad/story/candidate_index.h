#pragma once
// Which articles may tell of what this one tells: an inverted index over rare words and names that gives each article a
// bounded number of others, whatever the size of the heap. An article is looked up by its rarest terms first and until
// `kPostings` entries have been visited, so a term that everybody uses costs nothing; of a list too long for what is
// left, the part nearest in the order of filing is taken (file in the order of days, and it is the nearest in time).
// The `kCandidates` with the largest common weight are given back. In a heap of up to `kPostings` articles nothing that
// matters is cut; beyond, an article can be missed whose only common terms are those of thousands of others.
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "isnad/story/describe_reading.h"

namespace isnad {

class CandidateIndex {
 public:
  static constexpr std::size_t kPostings = 3000;
  static constexpr std::size_t kCandidates = 64;

  /// Requires: `number` is larger than any filed before.
  void file(std::uint32_t number, const Description& description);
  /// Forgets all numbers below `first`.
  void drop_below(std::uint32_t first);
  /// The best candidates, sorted, without `number` itself, which need not be filed.
  [[nodiscard]] std::vector<std::uint32_t> find(std::uint32_t number, const Description& description);

 private:
  struct Posting {
    std::uint32_t number = 0;
    float weight = 0;
  };
  using Postings = std::vector<Posting>;
  void file_terms(std::uint32_t number, const std::vector<Term>& terms, float share, std::uint64_t family);

  std::unordered_map<std::uint64_t, Postings> postings_;
  std::vector<float> sums_;  // by number - first_, zero between two calls
  std::uint32_t first_ = 0;
  std::uint32_t end_ = 0;
};

}  // namespace isnad
