#include "isnad/mention/ner_lattice.h"

#include <algorithm>
#include <cmath>

namespace isnad {
namespace {

constexpr float kNever = -1e4F;
constexpr float kLeast = -60.0F;  // a score so far below the best of its word counts as this: no sum falls to zero
constexpr std::size_t kLanes = 12;

bool is_inside(std::size_t tag) {
  return tag != 0 && tag % 2 == 0;
}

bool allowed(std::size_t from, std::size_t to) {
  return !is_inside(to) || from == to || from + 1 == to;
}

}  // namespace

NerLattice::NerLattice(const NerTables& tables) {
  for (std::size_t from = 0; from <= kNerTags; ++from) {
    for (std::size_t to = 0; to < kNerTags; ++to) {
      const bool may = allowed(from == kNerTags ? 0 : from, to);
      step_[from].tags[to] = may ? tables.transitions()[from][to] : kNever;
      factor_[from].tags[to] = may ? std::exp(tables.transitions()[from][to]) : 0.0F;
      if (from < kNerTags) back_factor_[to].tags[from] = factor_[from].tags[to];
    }
  }
}

void NerLattice::walk(const std::vector<NerScores>& scores) {
  const std::size_t n = scores.size();
  best_.resize(n);
  tags_.resize(n);
  for (std::size_t t = 0; t < kLanes; ++t) best_[0].tags[t] = scores[0].tags[t] + step_[kNerTags].tags[t];
  for (std::size_t i = 1; i < n; ++i) {
    std::array<float, kLanes> top;
    top.fill(-1e30F);
    for (std::size_t s = 0; s < kNerTags; ++s) {
      const float base = best_[i - 1].tags[s];
      const auto& step = step_[s].tags;
      for (std::size_t t = 0; t < kLanes; ++t) top[t] = std::max(top[t], base + step[t]);
    }
    for (std::size_t t = 0; t < kLanes; ++t) best_[i].tags[t] = top[t] + scores[i].tags[t];
  }
  const auto& last = best_[n - 1].tags;
  tags_[n - 1] = static_cast<std::uint8_t>(std::max_element(last.begin(), last.begin() + kNerTags) - last.begin());
  for (std::size_t i = n - 1; i > 0; --i) {  // where the best came from is asked along the best path only
    float top = -1e30F;
    tags_[i - 1] = 0;
    for (std::size_t s = 0; s < kNerTags; ++s) {
      const float w = best_[i - 1].tags[s] + step_[s].tags[tags_[i]];
      if (w <= top) continue;
      top = w;
      tags_[i - 1] = static_cast<std::uint8_t>(s);
    }
  }
}

void NerLattice::sum(const std::vector<NerScores>& scores) {
  const std::size_t n = scores.size();
  emit_.resize(n);
  alpha_.resize(n);
  beta_.resize(n);
  scale_.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    const auto& s = scores[i].tags;
    const float top = *std::max_element(s.begin(), s.begin() + kNerTags);
    for (std::size_t t = 0; t < kNerTags; ++t) emit_[i].tags[t] = std::exp(std::max(s[t] - top, kLeast));
  }
  Row now = factor_[kNerTags];
  for (std::size_t i = 0;; ++i) {
    float total = 0;
    for (std::size_t t = 0; t < kLanes; ++t) now.tags[t] *= emit_[i].tags[t];
    for (std::size_t t = 0; t < kNerTags; ++t) total += now.tags[t];
    scale_[i] = total;
    const float shrink = 1.0F / total;
    for (std::size_t t = 0; t < kLanes; ++t) now.tags[t] *= shrink;
    alpha_[i] = now;
    if (i + 1 == n) break;
    Row next;
    for (std::size_t s = 0; s < kNerTags; ++s) {
      for (std::size_t t = 0; t < kLanes; ++t) next.tags[t] += now.tags[s] * factor_[s].tags[t];
    }
    now = next;
  }
  now.tags.fill(1.0F);
  beta_[n - 1] = now;
  for (std::size_t i = n - 1; i > 0; --i) {
    const float shrink = 1.0F / scale_[i];
    for (std::size_t t = 0; t < kLanes; ++t) now.tags[t] *= emit_[i].tags[t] * shrink;
    Row before;
    for (std::size_t t = 0; t < kNerTags; ++t) {
      for (std::size_t s = 0; s < kLanes; ++s) before.tags[s] += now.tags[t] * back_factor_[t].tags[s];
    }
    beta_[i - 1] = now = before;
  }
}

/// All taggings with exactly this name: forward to its begin, along it, and out of it by any tag but inside.
double NerLattice::probability(std::size_t first, std::size_t end) const {
  const std::size_t begin_tag = tags_[first];
  double p = alpha_[first].tags[begin_tag];
  for (std::size_t k = first + 1; k < end; ++k) {
    p *= static_cast<double>(factor_[tags_[k - 1]].tags[tags_[k]]) * emit_[k].tags[tags_[k]] / scale_[k];
  }
  if (end < alpha_.size()) {
    double out = 0;
    for (std::size_t t = 0; t < kNerTags; ++t) {
      if (t == begin_tag + 1) continue;
      out += static_cast<double>(factor_[tags_[end - 1]].tags[t]) * emit_[end].tags[t] * beta_[end].tags[t];
    }
    p *= out / scale_[end];
  }
  return p > 0 ? std::min(1.0, p) : 0.0;
}

void NerLattice::decode(const std::vector<NerScores>& scores, std::vector<NerPath>& out) {
  out.clear();
  const std::size_t n = scores.size();
  if (n == 0) return;
  walk(scores);
  for (std::size_t i = 0; i < n;) {
    const std::size_t begin_tag = tags_[i];
    if (begin_tag == 0 || is_inside(begin_tag)) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < n && tags_[end] == begin_tag + 1) ++end;
    if (out.empty()) sum(scores);
    out.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end - 1),
                   static_cast<std::uint32_t>(begin_tag), probability(i, end)});
    i = end;
  }
}

}  // namespace isnad
