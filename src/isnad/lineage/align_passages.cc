#include "isnad/lineage/align_passages.h"

#include <algorithm>
#include <unordered_map>

#include "isnad/arabic/proclitics.h"
#include "isnad/base/hash.h"

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

}  // namespace

WordSequence word_sequence(const Reading& reading) {
  WordSequence out;
  std::vector<Span> quoted;
  for (const Quotation& q : reading.quotations) {
    if (q.kind == QuotationKind::Direct) quoted.push_back(q.span);
  }
  std::sort(quoted.begin(), quoted.end());
  std::size_t q = 0;
  for (const Token& token : reading.analysis.tokens) {
    if (token.kind == TokenKind::Punctuation || token.kind == TokenKind::Symbol) continue;
    while (q < quoted.size() && quoted[q].end <= token.span.begin) ++q;
    if (q < quoted.size() && quoted[q].contains(token.span)) continue;
    out.words.push_back(fnv1a(light_stem(reading.analysis.word(token))));
    out.spans.push_back(token.span);
  }
  return out;
}

std::uint64_t shingle(const WordSequence& sequence, std::size_t at, std::size_t n) {
  std::uint64_t h = 0x9E3779B97F4A7C15ULL;
  for (std::size_t i = at; i < at + n; ++i) h = (h ^ sequence.words[i]) * 0x100000001b3ULL + (h >> 31U);
  return h;
}

Alignment align_passages(const WordSequence& a, const WordSequence& b) {
  Alignment out;
  if (a.words.size() < kAnchor || b.words.size() < kAnchor) return out;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> anchors;
  for (std::size_t j = 0; j + kAnchor <= b.words.size(); ++j) anchors[shingle(b, j, kAnchor)].push_back(j);

  std::vector<Run> open;
  std::vector<Run> done;
  for (std::size_t i = 0; i + kAnchor <= a.words.size(); ++i) {
    const auto it = anchors.find(shingle(a, i, kAnchor));
    if (it == anchors.end() || it->second.size() > kFormula) continue;
    for (const std::size_t j : it->second) {
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
    out.passages.push_back(
        {{a.spans[run.a].begin, a.spans[run.a_end - 1].end}, {b.spans[run.b].begin, b.spans[run.b_end - 1].end}});
    out.words += run.equal;
  }
  return out;
}

}  // namespace isnad
