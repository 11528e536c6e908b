#include "isnad/lineage/find_reuse.h"

#include <algorithm>
#include <limits>

namespace isnad {
namespace {

constexpr std::size_t kShingle = 4;
constexpr std::size_t kWindow = 4;
constexpr std::uint32_t kSharedPrints = 2;    // fewer make no candidate
constexpr std::size_t kFormulaCarriers = 48;  // texts; a run in more proves nothing about a pair
constexpr std::size_t kNeighbours = 4;

struct Posting {
  std::uint64_t print = 0;
  std::uint32_t text = 0;
};

struct Partner {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t shared = 0;
};

/// Two texts of one entry, as one number that sorts by the first and then the second.
std::uint64_t pair_number(std::uint32_t a, std::uint32_t b) {
  return (std::uint64_t{a} << 32U) | b;
}

std::vector<Partner> count_shared(std::vector<Posting>& postings) {
  std::sort(postings.begin(), postings.end(), [](const Posting& x, const Posting& y) {
    return x.print != y.print ? x.print < y.print : x.text < y.text;
  });
  std::vector<std::uint64_t> pairs;
  for (std::size_t begin = 0; begin < postings.size();) {
    std::size_t end = begin + 1;
    while (end < postings.size() && postings[end].print == postings[begin].print) ++end;
    const std::size_t reach = end - begin > kFormulaCarriers ? kNeighbours : end - begin;
    for (std::size_t x = begin; x < end; ++x) {
      for (std::size_t y = x + 1; y < std::min(end, x + 1 + reach); ++y)
        pairs.push_back(pair_number(postings[x].text, postings[y].text));
    }
    begin = end;
  }
  std::sort(pairs.begin(), pairs.end());
  std::vector<Partner> partners;
  for (std::size_t begin = 0; begin < pairs.size();) {
    std::size_t end = begin + 1;
    while (end < pairs.size() && pairs[end] == pairs[begin]) ++end;
    const auto shared = static_cast<std::uint32_t>(end - begin);
    if (shared >= kSharedPrints)
      partners.push_back(
          {static_cast<std::uint32_t>(pairs[begin] >> 32U), static_cast<std::uint32_t>(pairs[begin]), shared});
    begin = end;
  }
  return partners;
}

}  // namespace

std::vector<std::uint64_t> fingerprints(const WordSequence& sequence) {
  std::vector<std::uint64_t> prints;
  if (sequence.words.size() < kShingle) return prints;
  std::vector<std::uint64_t> hashes(sequence.words.size() - kShingle + 1);
  for (std::size_t i = 0; i < hashes.size(); ++i) hashes[i] = shingle(sequence, i, kShingle);
  std::size_t last = std::numeric_limits<std::size_t>::max();
  for (std::size_t begin = 0; begin == 0 || begin + kWindow <= hashes.size(); ++begin) {
    const std::size_t end = std::min(begin + kWindow, hashes.size());
    std::size_t least = begin;
    for (std::size_t i = begin + 1; i < end; ++i) {
      if (hashes[i] <= hashes[least]) least = i;
    }
    if (least != last) prints.push_back(hashes[least]);
    last = least;
  }
  std::sort(prints.begin(), prints.end());
  prints.erase(std::unique(prints.begin(), prints.end()), prints.end());
  return prints;
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> find_reuse(const std::vector<const WordSequence*>& texts) {
  std::vector<Posting> postings;
  for (std::uint32_t i = 0; i < texts.size(); ++i) {
    for (const std::uint64_t print : fingerprints(*texts[i])) postings.push_back({print, i});
  }
  std::vector<Partner> partners = count_shared(postings);
  std::sort(partners.begin(), partners.end(), [](const Partner& x, const Partner& y) {
    return x.shared != y.shared ? x.shared > y.shared : std::pair(x.a, x.b) < std::pair(y.a, y.b);
  });
  std::vector<std::size_t> taken(texts.size());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (const Partner& p : partners) {
    if (taken[p.a] >= kMostPartners && taken[p.b] >= kMostPartners) continue;
    ++taken[p.a];
    ++taken[p.b];
    pairs.emplace_back(p.a, p.b);
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

}  // namespace isnad
