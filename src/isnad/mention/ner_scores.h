#pragma once
// How much the model's features speak for each tag of each word. Most features look at one word alone, and words come
// again: what a word adds to its own place and to those of its neighbours is summed once and remembered. The memory
// only saves time; it changes no score. One memory serves one thread, for as many articles as it likes.
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/mention/ner_tables.h"

namespace isnad {

/// Scores of one word: the tag's weight at its index, three lanes of nothing behind.
struct NerScores {
  std::array<float, 12> tags{};
};

class NerMemory {
 public:
  struct Word {
    std::string folded;
    NerSeen seen;
    NerSums alone, before, after, two_before, two_after;  // at its own place; at those of the words around it
  };

  /// Call before each article: forgets what another model said, and everything once it is full.
  void begin(std::shared_ptr<const NerTables> tables);
  /// The word, seen now or before. Stays valid until begin().
  [[nodiscard]] const Word& see(std::string_view folded);
  [[nodiscard]] const Word& edge(bool after) const { return words_[after ? 1 : 0]; }

 private:
  std::shared_ptr<const NerTables> tables_;  // whose sums these are
  std::deque<Word> words_;                   // the two edges first
  std::vector<std::uint32_t> slots_;         // open addressing over words_; 0: empty, else index + 1
  std::vector<std::uint32_t> hashes_;        // upper half of the hash, by slot
  NerSpelling spelling_;
};

/// Scores of the words of one sentence. `evidence` is empty or has one entry a word (ner_evidence()).
void ner_scores(const NerTables& tables, const std::vector<const NerMemory::Word*>& words, const NerEvidence& evidence,
                const NerMemory& memory, std::vector<NerScores>& out);

}  // namespace isnad
