#include "isnad/lineage/align_reuse.h"

#include <algorithm>
#include <optional>

#include "isnad/lineage/align_passages.h"
#include "isnad/lineage/find_reuse.h"

namespace isnad {
namespace {

constexpr std::size_t kCopyWords = 40;  // so many equal words are a copy, whatever share of the text they are

}  // namespace

std::vector<Reuse> align_reuse(const std::vector<const TextTrace*>& texts) {
  std::vector<const WordSequence*> sequences;
  sequences.reserve(texts.size());
  for (const TextTrace* text : texts) sequences.push_back(&text->sequence);
  std::vector<Reuse> found;
  std::optional<PassageIndex> index;  // of `indexed`; pairs come sorted by their first
  std::uint32_t indexed = 0;
  for (const auto& [a, b] : find_reuse(sequences)) {
    const WordSequence& first = *sequences[a];
    const WordSequence& second = *sequences[b];
    const std::size_t shorter = std::min(first.words.size(), second.words.size());
    if (shorter == 0) continue;
    if (!index || indexed != a) {
      index.emplace(first);
      indexed = a;
    }
    Alignment alignment = index->align(second);
    const double overlap = std::min(1.0, static_cast<double>(alignment.words) / static_cast<double>(shorter));
    if (overlap < kCopyOverlap && alignment.words < kCopyWords) continue;
    Reuse reuse;
    reuse.overlap = overlap;
    reuse.words = static_cast<std::uint32_t>(alignment.words);
    reuse.passages = std::move(alignment.passages);  // from the second text to the first
    reuse.from = b;
    reuse.to = a;
    if (comes_first(*texts[a], *texts[b])) {
      std::swap(reuse.from, reuse.to);
      for (Passage& passage : reuse.passages) std::swap(passage.from, passage.to);
    }
    found.push_back(std::move(reuse));
  }
  return found;
}

}  // namespace isnad
