#include "isnad/lineage/align_passages.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace isnad {
namespace {

constexpr std::size_t kAnchor = 3;
constexpr std::size_t kMaxGap = 5;
constexpr std::size_t kFewestWords = 10;
constexpr double kDensity = 0.6;
constexpr std::size_t kFormula = 8;  // an anchor that stands more often than this in one text is a formula

struct Run {
  std::size_t a = 0, b = 0;          // begins
  std::size_t a_end = 0, b_end = 0;  // ends
  std::size_t equal = 0;
};

constexpr std::uint32_t kEnd = UINT32_MAX;

}  // namespace

PassageIndex::PassageIndex(const WordSequence& text) : text_(text) {
  const std::size_t n = text.words.size() < kAnchor ? 0 : text.words.size() - kAnchor + 1;
  heads_.assign(std::bit_ceil(2 * n + 1), kEnd);
  mask_ = heads_.size() - 1;
  next_.resize(n);
  anchors_.resize(n);
  for (std::size_t k = n; k > 0; --k) {  // from the back: chains then run forward in the text
    const auto j = static_cast<std::uint32_t>(k - 1);
    anchors_[j] = shingle(text, j, kAnchor);
    next_[j] = std::exchange(heads_[anchors_[j] & mask_], j);
  }
}

Alignment PassageIndex::align(const WordSequence& from) const {
  Alignment out;
  const WordSequence& a = from;
  const WordSequence& b = text_;
  std::vector<Run> open;
  std::vector<Run> done;
  std::vector<std::uint32_t> at;
  for (std::size_t i = 0; i + kAnchor <= a.words.size(); ++i) {
    const std::uint64_t hash = shingle(a, i, kAnchor);
    at.clear();
    for (std::uint32_t j = first_at(hash); j != kEnd; j = next_[j]) {
      if (anchors_[j] == hash) at.push_back(j);
    }
    if (at.size() > kFormula) continue;
    for (const std::size_t j : at) {
      Run* best = nullptr;
      for (Run& run : open) {  // the run that this anchor continues with the least jump
        const bool continues =
            i + kAnchor > run.a_end && j + kAnchor > run.b_end && i <= run.a_end + kMaxGap && j <= run.b_end + kMaxGap;
        if (continues && (best == nullptr || run.equal > best->equal)) best = &run;
      }
      if (best == nullptr) {
        open.push_back({i, j, i + kAnchor, j + kAnchor, kAnchor});
        continue;
      }
      const std::size_t fresh = std::min({kAnchor, i + kAnchor - best->a_end, j + kAnchor - best->b_end});
      best->equal += fresh;
      best->a_end = i + kAnchor;
      best->b_end = j + kAnchor;
    }
    std::erase_if(open, [&](const Run& run) {
      if (run.a_end + kMaxGap >= i) return false;
      done.push_back(run);
      return true;
    });
  }
  done.insert(done.end(), open.begin(), open.end());
  std::erase_if(done, [](const Run& run) {
    const std::size_t longest = std::max(run.a_end - run.a, run.b_end - run.b);
    return run.equal < kFewestWords || static_cast<double>(run.equal) < kDensity * static_cast<double>(longest);
  });
  std::sort(done.begin(), done.end(), [](const Run& x, const Run& y) {
    return x.equal != y.equal ? x.equal > y.equal : std::pair(x.a, x.b) < std::pair(y.a, y.b);
  });
  std::vector<Run> kept;  // no word of either text is counted twice
  for (const Run& run : done) {
    const bool clash = std::any_of(kept.begin(), kept.end(), [&](const Run& k) {
      return (run.a < k.a_end && k.a < run.a_end) || (run.b < k.b_end && k.b < run.b_end);
    });
    if (!clash) kept.push_back(run);
  }
  std::sort(kept.begin(), kept.end(), [](const Run& x, const Run& y) { return x.a < y.a; });
  for (const Run& run : kept) {
    out.words += run.equal;
    out.longest = std::max(out.longest, run.equal);
    if (a.spans.empty() || b.spans.empty()) continue;
    out.passages.push_back(
        {{a.spans[run.a].begin, a.spans[run.a_end - 1].end}, {b.spans[run.b].begin, b.spans[run.b_end - 1].end}});
  }
  return out;
}

Alignment align_passages(const WordSequence& a, const WordSequence& b) {
  return PassageIndex(b).align(a);
}

}  // namespace isnad
