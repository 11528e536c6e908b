#pragma once
// The index over the words of all current and former versions: what a search asks of it, and what it must keep. Each
// word of a text stands in it by its form and by its stem at one place (search_words.h); beside them the facts of the
// article (search_facts.h), as words of a column of their own. Faults go to the database the index lives in.
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/store/search_words.h"

namespace isnad {

/// The texts of the index for one article.
struct SearchText {
  std::string title;
  std::string body;   // its content blocks but the title
  std::string facts;  // words that are taken as they stand, with one space between
};

/// What to look for: a tree whose leaves are tokens of the index.
struct IndexQuery {
  enum class Kind {
    Tokens,   // side by side, in title or body, or in the facts
    All,      // of the parts
    Any,      // of the parts
    Without,  // the first part and none of the others
  };
  Kind kind = Kind::All;
  std::vector<std::string> tokens;
  bool facts = false;
  bool beginning = false;  // the last token is the beginning of one
  double weight = 0;       // of the tokens, in ranking
  std::vector<IndexQuery> parts;
  /// Nothing to look for.
  [[nodiscard]] bool empty() const { return kind != Kind::Tokens && parts.empty(); }
};

struct RankedVersion {
  std::int64_t version = 0;
  double score = 0;
};

struct IndexEntry {
  std::string_view term;
  std::int64_t version = 0;
  std::string_view column;  // "title", "body" or "facts"
  std::int64_t place = 0;   // which word of the column
};

/// BM25F (Robertson and Zaragoza 2009) over title and body, with the weight of the query in place of a count of this
/// archive: counting the articles of a common word would cost more than ranking them.
struct RankingFormula {
  static constexpr double kTitle = 4.0;
  static constexpr double kBody = 1.0;
  static constexpr double kSaturation = 1.2;
  static constexpr double kLengthShare = 0.6;
  /// What tokens of this weight add. `often`: their number in title and body, each times its column's weight;
  /// `length`: of the body in words, by the mean of all.
  [[nodiscard]] static double part(double weight, double often, double length) {
    return weight * often * (kSaturation + 1) / (often + kSaturation * (1 - kLengthShare + kLengthShare * length));
  }
};

class WordIndex {
 public:
  WordIndex() = default;
  virtual ~WordIndex() = default;
  WordIndex(const WordIndex&) = delete;
  WordIndex& operator=(const WordIndex&) = delete;

  /// Requires: the version is not in it.
  virtual void put(std::int64_t version, const SearchText& text) = 0;
  virtual void clear() = 0;
  /// Of the versions that match the newest `considered` are ranked and the best `limit` of those given, best first, the
  /// newer of two alike; versions that are not current are left out.
  [[nodiscard]] virtual std::vector<RankedVersion> find(const IndexQuery& query, std::size_t considered,
                                                        std::size_t limit) = 0;
  /// Whether the index agrees with itself; a fault of the database if not.
  virtual void check() = 0;
  virtual void each_entry(const std::function<void(const IndexEntry&)>& use) = 0;
};

}  // namespace isnad
