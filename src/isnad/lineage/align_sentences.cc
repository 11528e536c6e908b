#include "isnad/lineage/align_sentences.h"

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace isnad {
namespace {

constexpr std::size_t kLongest = 300;       // words of one sentence that are compared
constexpr std::size_t kMostPairs = 200000;  // of sentences held against each other; beyond it only equal ones are paired
constexpr double kAlike = 0.5;

using Word = std::pair<std::string_view, Span>;
using Line = std::vector<Word>;

std::vector<Line> lines_of(const Analysis& analysis) {
  std::vector<Line> out;
  out.reserve(analysis.sentences.size());
  for (const Sentence& sentence : analysis.sentences) {
    Line line;
    for (std::uint32_t t = sentence.first; t < sentence.last && line.size() < kLongest; ++t) {
      const Token& token = analysis.tokens[t];
      if (token.kind != TokenKind::Punctuation && token.kind != TokenKind::Symbol) line.emplace_back(analysis.word(t), token.span);
    }
    out.push_back(std::move(line));
  }
  return out;
}

bool equal(const Line& a, const Line& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Word& x, const Word& y) { return x.first == y.first; });
}

/// Pairs of a longest common subsequence of two sequences, by a comparison of their places.
std::vector<std::pair<std::size_t, std::size_t>> common(std::size_t n, std::size_t m,
                                                        const std::function<bool(std::size_t, std::size_t)>& same) {
  std::vector<std::uint16_t> table((n + 1) * (m + 1), 0);
  const auto at = [&](std::size_t i, std::size_t j) -> std::uint16_t& { return table[i * (m + 1) + j]; };
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t j = m; j-- > 0;) {
      at(i, j) = same(i, j) ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1) : std::max(at(i + 1, j), at(i, j + 1));
    }
  }
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (std::size_t i = 0, j = 0; i < n && j < m;) {
    if (same(i, j)) {
      out.emplace_back(i++, j++);
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      ++i;
    } else {
      ++j;
    }
  }
  return out;
}

std::vector<std::pair<std::size_t, std::size_t>> common_words(const Line& a, const Line& b) {
  return common(a.size(), b.size(), [&](std::size_t i, std::size_t j) { return a[i].first == b[j].first; });
}

/// Words that are not in the pairs, neighbours as one span.
std::vector<Span> rest(const Line& line, const std::vector<bool>& kept) {
  std::vector<Span> out;
  bool joined = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (!kept[i] && joined) {
      out.back().end = line[i].second.end;
    } else if (!kept[i]) {
      out.push_back(line[i].second);
    }
    joined = !kept[i];
  }
  return out;
}

class Aligner {
 public:
  Aligner(const Reading& before, const Reading& after)
      : before_(before.analysis), after_(after.analysis), old_(lines_of(before.analysis)), new_(lines_of(after.analysis)),
        to_(old_.size(), kNone), from_(new_.size(), kNone) {}

  std::vector<SentencePair> align() {
    pair_equal();
    pair_alike();
    return in_order();
  }

 private:
  void pair(std::size_t i, std::size_t j) {
    to_[i] = static_cast<std::uint32_t>(j);
    from_[j] = static_cast<std::uint32_t>(i);
  }

  void pair_equal() {
    if (old_.size() * new_.size() <= kMostPairs) {
      for (const auto& [i, j] : common(old_.size(), new_.size(), [&](std::size_t a, std::size_t b) { return equal(old_[a], new_[b]); })) {
        pair(i, j);
      }
    }
    std::map<std::string, std::vector<std::size_t>> waiting;
    const auto key = [](const Line& line) {
      std::string out;
      for (const Word& word : line) (out += word.first) += ' ';
      return out;
    };
    for (std::size_t j = new_.size(); j-- > 0;) {
      if (from_[j] == kNone) waiting[key(new_[j])].push_back(j);
    }
    for (std::size_t i = 0; i < old_.size(); ++i) {
      if (to_[i] != kNone) continue;
      const auto found = waiting.find(key(old_[i]));
      if (found == waiting.end() || found->second.empty()) continue;
      pair(i, found->second.back());
      found->second.pop_back();
    }
  }

  void pair_alike() {
    std::vector<std::tuple<double, std::size_t, std::size_t>> alike;
    std::size_t tried = 0;
    for (std::size_t i = 0; i < old_.size() && tried < kMostPairs; ++i) {
      if (to_[i] != kNone) continue;
      for (std::size_t j = 0; j < new_.size(); ++j) {
        if (from_[j] != kNone) continue;
        const double both = static_cast<double>(old_[i].size() + new_[j].size());
        const double most = 2.0 * static_cast<double>(std::min(old_[i].size(), new_[j].size()));
        if (both == 0 || most < kAlike * both) continue;
        ++tried;
        const double share = 2.0 * static_cast<double>(common_words(old_[i], new_[j]).size()) / both;
        if (share >= kAlike) alike.emplace_back(-share, i, j);
      }
    }
    std::sort(alike.begin(), alike.end());
    for (const auto& [share, i, j] : alike) {
      if (to_[i] == kNone && from_[j] == kNone) pair(i, j);
    }
  }

  SentencePair made(std::size_t i, std::size_t j) const {
    SentencePair out{SentenceChange::Same, before_.sentences[i].span, after_.sentences[j].span, {}, {}};
    if (equal(old_[i], new_[j])) return out;
    out.change = SentenceChange::Altered;
    std::vector<bool> kept_old(old_[i].size());
    std::vector<bool> kept_new(new_[j].size());
    for (const auto& [a, b] : common_words(old_[i], new_[j])) kept_old[a] = kept_new[b] = true;
    out.dropped = rest(old_[i], kept_old);
    out.put_in = rest(new_[j], kept_new);
    return out;
  }

  std::vector<SentencePair> in_order() const {
    std::vector<SentencePair> out;
    out.reserve(new_.size());
    // Where the removed ones go: after the sentence of the newer text that the one before them became.
    std::map<std::uint32_t, std::vector<std::size_t>> removed;
    std::uint32_t last = kNone;
    for (std::size_t i = 0; i < old_.size(); ++i) {
      if (to_[i] != kNone) last = to_[i];
      else removed[last].push_back(i);
    }
    const auto put_removed = [&](std::uint32_t after) {
      const auto found = removed.find(after);
      if (found == removed.end()) return;
      for (const std::size_t i : found->second) out.push_back({SentenceChange::Removed, before_.sentences[i].span, {}, {}, {}});
    };
    put_removed(kNone);
    for (std::uint32_t j = 0; j < new_.size(); ++j) {
      if (from_[j] != kNone) out.push_back(made(from_[j], j));
      else out.push_back({SentenceChange::Added, {}, after_.sentences[j].span, {}, {}});
      put_removed(j);
    }
    return out;
  }

  const Analysis& before_;
  const Analysis& after_;
  std::vector<Line> old_;
  std::vector<Line> new_;
  std::vector<std::uint32_t> to_;    // by sentence of the older text: its place in the newer, or kNone
  std::vector<std::uint32_t> from_;  // by sentence of the newer text
};

}  // namespace

const char* name(SentenceChange change) {
  switch (change) {
    case SentenceChange::Altered: return "altered";
    case SentenceChange::Removed: return "removed";
    case SentenceChange::Added: return "added";
    case SentenceChange::Same: break;
  }
  return "same";
}

std::vector<SentencePair> align_sentences(const Reading& before, const Reading& after) {
  return Aligner(before, after).align();
}

}  // namespace isnad
