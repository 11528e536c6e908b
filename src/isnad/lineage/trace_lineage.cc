#include "isnad/lineage/trace_lineage.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "isnad/lineage/align_passages.h"

namespace isnad {
namespace {

constexpr std::size_t kShingle = 4;
constexpr std::size_t kSharedShingles = 2;    // fewer make no candidate
constexpr std::size_t kFormulaCarriers = 12;  // a shingle in more articles than this proves nothing about a pair
constexpr double kCopyOverlap = 0.35;
constexpr std::size_t kCopyWords = 40;  // so many equal words are a copy, whatever share of the text they are

std::vector<std::pair<std::uint32_t, std::uint32_t>> candidate_pairs(const std::vector<WordSequence>& sequences) {
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> postings;
  for (std::uint32_t i = 0; i < sequences.size(); ++i) {
    for (std::size_t at = 0; at + kShingle <= sequences[i].words.size(); ++at) {
      auto& carriers = postings[shingle(sequences[i], at, kShingle)];
      if (carriers.empty() || carriers.back() != i) carriers.push_back(i);
    }
  }
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> shared;
  for (const auto& [hash, carriers] : postings) {
    if (carriers.size() > kFormulaCarriers) {  // the newest against its nearest neighbours only
      for (std::size_t k = 1; k < carriers.size(); ++k) ++shared[{carriers[k - 1], carriers[k]}];
      continue;
    }
    for (std::size_t x = 0; x < carriers.size(); ++x) {
      for (std::size_t y = x + 1; y < carriers.size(); ++y) ++shared[{carriers[x], carriers[y]}];
    }
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (const auto& [pair, count] : shared) {
    if (count >= kSharedShingles) pairs.push_back(pair);
  }
  return pairs;
}

/// The likelier original first: published earlier, else crediting nobody, else the longer text, else first in the heap.
bool comes_first(const Reading& a, const Reading& b) {
  if (a.article.published && b.article.published && a.article.published->value != b.article.published->value) {
    return a.article.published->value < b.article.published->value;
  }
  if (a.article.credits.empty() != b.article.credits.empty()) return a.article.credits.empty();
  const std::size_t longer = std::max(a.article.text.size(), b.article.text.size());
  const std::size_t shorter = std::min(a.article.text.size(), b.article.text.size());
  if (shorter * 10 < longer * 9) return a.article.text.size() > b.article.text.size();
  return true;
}

/// The whole text of an article that credits an agency as such, and each sentence that names one.
void find_credits(const Reading& reading, std::uint32_t index, const LineageLexicon& lexicon,
                  std::vector<Credit>& out) {
  const auto length = static_cast<std::uint32_t>(reading.article.text.size());
  for (const std::string& agency : reading.article.credits) out.push_back({index, agency, {0, length}});
  for (const LocalEntity& entity : reading.entities) {
    if (entity.known.empty() || !lexicon.is_agency(entity.known)) continue;
    for (const std::uint32_t m : entity.mentions) {
      const std::uint32_t token = reading.analysis.token_at(reading.mentions[m].span.begin);
      if (token >= reading.analysis.tokens.size()) continue;
      const Sentence& sentence = reading.analysis.sentences[reading.analysis.tokens[token].sentence];
      out.push_back({index, entity.known, sentence.span});
    }
  }
}

std::uint32_t root(std::vector<std::uint32_t>& parent, std::uint32_t i) {
  while (parent[i] != i) i = parent[i] = parent[parent[i]];
  return i;
}

}  // namespace

Lineage trace_lineage(const std::vector<Reading>& readings, const Story& story, const LineageLexicon& lexicon) {
  Lineage lineage;
  std::vector<WordSequence> sequences;
  sequences.reserve(story.readings.size());
  for (const std::uint32_t r : story.readings) {
    sequences.push_back(word_sequence(readings[r]));
    find_credits(readings[r], r, lexicon, lineage.credits);
  }
  for (const auto& [x, y] : candidate_pairs(sequences)) {
    const bool in_order = comes_first(readings[story.readings[x]], readings[story.readings[y]]);
    const std::size_t from = in_order ? x : y;
    const std::size_t to = in_order ? y : x;
    Alignment alignment = align_passages(sequences[from], sequences[to]);
    const std::size_t shorter = std::min(sequences[from].words.size(), sequences[to].words.size());
    if (shorter == 0) continue;
    const double overlap = std::min(1.0, static_cast<double>(alignment.words) / static_cast<double>(shorter));
    if (overlap < kCopyOverlap && alignment.words < kCopyWords) continue;
    Copy copy;
    copy.from = story.readings[from];
    copy.to = story.readings[to];
    copy.overlap = overlap;
    copy.passages = std::move(alignment.passages);
    copy.why = "shared passages";
    const std::string family = lexicon.family(readings[copy.from].article.outlet.value_or(""));
    if (!family.empty() && family == lexicon.family(readings[copy.to].article.outlet.value_or("")))
      copy.why = "shared passages, same publisher";
    lineage.copies.push_back(std::move(copy));
  }
  return lineage;
}

std::uint32_t Lineage::independent(const std::vector<Carrier>& carriers) const {
  const auto n = static_cast<std::uint32_t>(carriers.size());
  std::vector<std::uint32_t> parent(n);
  for (std::uint32_t i = 0; i < n; ++i) parent[i] = i;
  const auto join = [&](std::uint32_t a, std::uint32_t b) { parent[root(parent, a)] = root(parent, b); };

  std::map<std::uint32_t, std::vector<std::uint32_t>> by_reading;
  for (std::uint32_t i = 0; i < n; ++i) by_reading[carriers[i].reading].push_back(i);
  for (const auto& [reading, here] : by_reading) {
    for (const std::uint32_t i : here) join(here.front(), i);
  }
  for (const Copy& copy : copies) {
    const auto from = by_reading.find(copy.from);
    const auto to = by_reading.find(copy.to);
    if (from == by_reading.end() || to == by_reading.end()) continue;
    for (const Passage& passage : copy.passages) {
      for (const std::uint32_t a : from->second) {
        if (!carriers[a].passage.overlaps(passage.from)) continue;
        for (const std::uint32_t b : to->second) {
          if (carriers[b].passage.overlaps(passage.to)) join(a, b);
        }
      }
    }
  }
  std::map<std::string, std::uint32_t> first_of_agency;
  for (const Credit& credit : credits) {
    const auto here = by_reading.find(credit.reading);
    if (here == by_reading.end()) continue;
    for (const std::uint32_t i : here->second) {
      if (!carriers[i].passage.overlaps(credit.passage)) continue;
      const auto [it, fresh] = first_of_agency.try_emplace(credit.agency, i);
      if (!fresh) join(it->second, i);
    }
  }
  std::uint32_t origins = 0;
  for (std::uint32_t i = 0; i < n; ++i) origins += root(parent, i) == i ? 1U : 0U;
  return origins;
}

}  // namespace isnad
