#include "isnad/story/candidate_index.h"

#include <algorithm>

namespace isnad {
namespace {

constexpr float kWords = 0.7F;  // as in likeness()
constexpr float kNames = 0.3F;
constexpr std::uint64_t kNameFamily = std::uint64_t{1} << 32U;

}  // namespace

void CandidateIndex::file_terms(std::uint32_t number, const std::vector<Term>& terms, float share,
                                std::uint64_t family) {
  for (const Term& term : terms) postings_[family | term.key].push_back({number, share * term.weight});
}

void CandidateIndex::file(std::uint32_t number, const Description& description) {
  file_terms(number, description.words, kWords, 0);
  file_terms(number, description.entities, kNames, kNameFamily);
  end_ = number + 1;
  sums_.resize(end_ - first_, 0.0F);
}

void CandidateIndex::drop_below(std::uint32_t first) {
  if (first <= first_) return;
  for (auto it = postings_.begin(); it != postings_.end();) {
    Postings& list = it->second;
    const auto kept = std::lower_bound(list.begin(), list.end(), first,
                                       [](const Posting& p, std::uint32_t number) { return p.number < number; });
    list.erase(list.begin(), kept);
    it = list.empty() ? postings_.erase(it) : std::next(it);
  }
  first_ = first;
  sums_.assign(end_ > first ? end_ - first : 0, 0.0F);
}

std::vector<std::uint32_t> CandidateIndex::find(std::uint32_t number, const Description& description) {
  struct Query {
    const Postings* list = nullptr;
    float weight = 0;
    std::uint64_t key = 0;
  };
  std::vector<Query> queries;
  const auto ask = [&](const std::vector<Term>& terms, std::uint64_t family) {
    for (const Term& term : terms) {
      const auto it = postings_.find(family | term.key);
      if (it != postings_.end()) queries.push_back({&it->second, term.weight, it->first});
    }
  };
  ask(description.words, 0);
  ask(description.entities, kNameFamily);
  std::sort(queries.begin(), queries.end(), [](const Query& a, const Query& b) {
    return a.list->size() != b.list->size() ? a.list->size() < b.list->size() : a.key < b.key;
  });
  std::vector<std::uint32_t> touched;
  std::size_t left = kPostings;
  for (const Query& query : queries) {
    const Postings& list = *query.list;
    auto begin = list.begin();
    auto end = list.end();
    if (list.size() > left) {
      const auto own =
          std::lower_bound(begin, end, number, [](const Posting& p, std::uint32_t n) { return p.number < n; });
      const auto half = static_cast<std::ptrdiff_t>(left / 2);
      begin = own - begin > half ? own - half : begin;
      end = end - begin > static_cast<std::ptrdiff_t>(left) ? begin + static_cast<std::ptrdiff_t>(left) : end;
    }
    for (auto p = begin; p != end; ++p) {
      float& sum = sums_[p->number - first_];
      if (sum == 0.0F) touched.push_back(p->number);
      sum += p->weight * query.weight;
    }
    left -= static_cast<std::size_t>(end - begin);
    if (left == 0) break;
  }
  std::erase(touched, number);
  const auto better = [&](std::uint32_t a, std::uint32_t b) {
    const float x = sums_[a - first_];
    const float y = sums_[b - first_];
    return x != y ? x > y : a < b;
  };
  std::vector<std::uint32_t> best = touched;
  if (best.size() > kCandidates) {
    std::nth_element(best.begin(), best.begin() + kCandidates, best.end(), better);
    best.resize(kCandidates);
  }
  std::sort(best.begin(), best.end());
  for (const std::uint32_t n : touched) sums_[n - first_] = 0.0F;
  if (number >= first_ && number < end_) sums_[number - first_] = 0.0F;
  return best;
}

}  // namespace isnad
