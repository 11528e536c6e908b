#include "isnad/mention/ner_scores.h"

#include "isnad/base/hash.h"
#include "isnad/mention/ner_templates.h"

namespace isnad {
namespace {

using namespace ner;

constexpr std::size_t kMostWords = 1U << 16;  // some twenty megabytes

NerSums operator+(const NerSums& a, const NerSums& b) {
  NerSums sum;
  for (std::size_t k = 0; k < sum.lanes.size(); ++k) sum.lanes[k] = static_cast<std::int16_t>(a.lanes[k] + b.lanes[k]);
  return sum;
}

void sum_word(const NerTables& tables, const NerSpelling& spelling, NerMemory::Word& word) {
  const auto summed = [&](auto&& emit_all) {
    NerTables::Sum sum(tables, {});
    emit_all(sum);
    return sum.sums();
  };
  word.alone = summed([&](auto& sum) {
    naming(word.seen, sum);
    alone(word.seen, spelling, sum);
  });
  word.before = summed([&](auto& sum) { next_to(kBefore, word.seen, spelling, sum); });
  word.after = summed([&](auto& sum) { next_to(kAfter, word.seen, spelling, sum); });
  word.two_before = summed([&](auto& sum) { two_before(word.seen, sum); });
  word.two_after = summed([&](auto& sum) { two_after(word.seen, sum); });
}

}  // namespace

void NerMemory::begin(std::shared_ptr<const NerTables> tables) {
  if (tables_ == tables && words_.size() < kMostWords) return;
  tables_ = std::move(tables);
  words_.clear();
  slots_.assign(1U << 10, 0);
  hashes_.assign(slots_.size(), 0);
  for (const bool after : {false, true}) {
    words_.emplace_back();
    words_.back().seen = ner_edge(after);
    sum_word(*tables_, {}, words_.back());
  }
}

const NerMemory::Word& NerMemory::see(std::string_view folded) {
  const std::uint64_t hash = word_hash(folded);
  const auto upper = static_cast<std::uint32_t>(hash >> 32);
  std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    if (hashes_[slot] == upper && words_[slots_[slot] - 1].folded == folded) return words_[slots_[slot] - 1];
  }
  Word& word = words_.emplace_back();
  word.folded = folded;
  ner_see_word(*tables_, folded, word.seen, spelling_);
  sum_word(*tables_, spelling_, word);
  slots_[slot] = static_cast<std::uint32_t>(words_.size());
  hashes_[slot] = upper;
  if (words_.size() * 2 > slots_.size()) {
    slots_.assign(slots_.size() * 2, 0);
    hashes_.assign(slots_.size(), 0);
    mask = slots_.size() - 1;
    for (std::size_t w = 2; w < words_.size(); ++w) {
      const std::uint64_t h = word_hash(words_[w].folded);
      std::size_t at = h & mask;
      while (slots_[at] != 0) at = (at + 1) & mask;
      slots_[at] = static_cast<std::uint32_t>(w + 1);
      hashes_[at] = static_cast<std::uint32_t>(h >> 32);
    }
  }
  return word;
}

void ner_scores(const NerTables& tables, const std::vector<const NerMemory::Word*>& words, const NerEvidence& evidence,
                const NerMemory& memory, std::vector<NerScores>& out) {
  const std::size_t n = words.size();
  std::vector<const NerMemory::Word*> line(n + 4);  // two edges at either end
  std::vector<NerSeen> seen(n + 4);
  for (std::size_t i = 0; i < line.size(); ++i) {
    line[i] = i < 2 ? &memory.edge(false) : i < n + 2 ? words[i - 2] : &memory.edge(true);
    seen[i] = line[i]->seen;
  }
  ner_see_phrases(tables, std::span(seen).subspan(2, n));
  out.assign(n, {});
  for (std::size_t i = 2; i < n + 2; ++i) {
    NerTables::Sum sum(tables, (line[i]->alone + line[i - 1]->before) + (line[i + 1]->after + line[i - 2]->two_before) +
                                   line[i + 2]->two_after);
    naming_pairs(seen[i - 1], seen[i], seen[i + 1], sum);
    together(seen[i - 2], seen[i - 1], seen[i], seen[i + 1], seen[i + 2], sum);
    if (!evidence.empty()) {
      for (const std::uint64_t hash : evidence[i - 2]) sum.add(hash);
    }
    const NerSums sums = sum.sums();
    for (std::size_t t = 0; t < kNerTags; ++t) {
      out[i - 2].tags[t] = static_cast<float>(sums.lanes[kNerLane + t]) * tables.scale();
    }
  }
}

}  // namespace isnad
