#pragma once
// A query over the rows of one chunk of postings (posting.h): which versions match, and what each of them scores. The
// tree of the query is gone through twice: once over all versions of the chunk at a time, as sets, and once for each
// that matches. A leaf counts towards the score where all that stands above it matches, as in FTS5.
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "isnad/store/posting.h"
#include "isnad/store/word_index.h"

namespace isnad {

/// Terms as rows have them: a mark for the column of facts or for words, then the token.
[[nodiscard]] std::string word_term(std::string_view token);
[[nodiscard]] std::string fact_term(std::string_view token);
/// The row of a chunk that holds how many words the body of each version has.
inline constexpr std::string_view kLengthTerm = "l";

/// The rows of one chunk, by term, in the order of bytes.
using ChunkRows = std::map<std::string, std::string, std::less<>>;

/// What rows a query needs: terms, and beginnings of terms.
struct NeededTerms {
  std::vector<std::string> terms;
  std::vector<std::string> beginnings;
};
[[nodiscard]] NeededTerms needed_terms(const IndexQuery& query);

class PostingSearch {
 public:
  /// Requires: `query` outlives the search.
  explicit PostingSearch(const IndexQuery& query);

  /// The versions of the chunk that match, the newest first.
  [[nodiscard]] std::vector<std::uint32_t> match(const ChunkRows& rows);
  /// Of a version that match() gave last. `mean`: words of a body.
  [[nodiscard]] double score(std::uint32_t version, double mean) const;
  /// Some row is damaged.
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  struct Node {
    const IndexQuery* query = nullptr;
    std::vector<std::size_t> parts;
    VersionSet matching;
    std::unordered_map<std::uint32_t, double> often;  // of a leaf: occurrences, each times its column's weight
  };
  std::size_t plant(const IndexQuery& query);
  void look(Node& leaf, const ChunkRows& rows);
  void look_for_one(Node& leaf, std::string_view row);
  void look_for_places(Node& leaf, const ChunkRows& rows);
  void add_score(std::size_t node, std::uint32_t version, double length, double& score) const;

  std::vector<Node> nodes_;  // parts before what they are parts of
  std::array<std::uint32_t, kVersionsOfChunk> lengths_{};
  bool failed_ = false;
};

}  // namespace isnad
