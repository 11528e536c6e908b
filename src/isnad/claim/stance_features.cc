#include "isnad/claim/stance_features.h"

#include <algorithm>
#include <unordered_map>

#include "isnad/base/hash.h"
#include "isnad/base/span.h"
#include "isnad/text/scan_tokens.h"

namespace isnad {
namespace {

constexpr std::size_t kPairedWords =
    24;  // words of one side alone that are paired: longer texts tell by what they share
constexpr float kSharedValue = 0.3F;
constexpr float kBigramValue = 0.5F;

struct Side {
  std::vector<std::string> keys;    // of telling words, in order
  std::vector<std::string> sorted;  // each once
  std::vector<std::string> numbers;
  unsigned negations = 0;
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool contains(const std::vector<std::string>& sorted, const std::string& key) {
  return std::binary_search(sorted.begin(), sorted.end(), key);
}

void sort_unique(std::vector<std::string>& v) {
  std::sort(v.begin(), v.end());
  v.erase(std::unique(v.begin(), v.end()), v.end());
}

Side read_side(const ClaimLexicon& lexicon, const std::vector<std::string_view>& words) {
  Side side;
  for (const std::string_view word : words) {
    const bool negation =
        lexicon.list(WordList::Negation).contains(word) || lexicon.list(WordList::Denial).contains(word);
    side.negations += negation ? 1 : 0;
    if (!word.empty() && is_digit(word.front())) side.numbers.emplace_back(word);
    if (word.size() <= 4 && !negation && !word.empty() && !is_digit(word.front())) continue;  // two letters: a particle
    side.keys.push_back(lexicon.keys.key(word));
  }
  side.sorted = side.keys;
  sort_unique(side.sorted);
  sort_unique(side.numbers);
  return side;
}

class Collector {
 public:
  void add(std::string_view kind, std::string_view what, double value) {
    std::string name(kind);
    name += ':';
    name += what;
    const auto hash = static_cast<std::uint32_t>(fnv1a(name) >> 16U);
    out_.push_back({hash, static_cast<float>(value)});
  }
  void add_pair(std::string_view kind, const std::string& x, const std::string& y, double value) {
    add(kind, x < y ? x + '|' + y : y + '|' + x, value);
  }
  /// One feature for each tenth that is reached.
  void add_steps(std::string_view kind, double value) {
    for (int step = 1; step < 10; ++step) {
      if (value > step / 10.0) add(kind, std::to_string(step), 1);
    }
    add(kind, "value", value);
  }
  std::vector<StanceFeature> take() {
    std::sort(out_.begin(), out_.end(), [](const StanceFeature& x, const StanceFeature& y) {
      return x.name != y.name ? x.name < y.name : x.value > y.value;
    });
    out_.erase(std::unique(out_.begin(), out_.end(),
                           [](const StanceFeature& x, const StanceFeature& y) { return x.name == y.name; }),
               out_.end());
    return std::move(out_);
  }

 private:
  std::vector<StanceFeature> out_;
};

std::vector<std::string> bigrams(const std::vector<std::string>& keys) {
  std::vector<std::string> out;
  for (std::size_t i = 1; i < keys.size(); ++i) out.push_back(keys[i - 1] + ' ' + keys[i]);
  sort_unique(out);
  return out;
}

/// Neighbours among the shared words that stand the other way round in the other text.
std::size_t inversions(const Side& a, const Side& b) {
  std::unordered_map<std::string, std::size_t> place;
  for (std::size_t i = 0; i < b.keys.size(); ++i) place.emplace(b.keys[i], i);
  std::size_t count = 0;
  const std::string* before = nullptr;
  for (const std::string& key : a.keys) {
    const auto at = place.find(key);
    if (at == place.end()) continue;
    if (before != nullptr && place.at(*before) > at->second) ++count;
    before = &at->first;
  }
  return count;
}

}  // namespace

std::vector<std::string_view> stance_words(std::string_view folded) {
  std::vector<std::string_view> out;
  std::uint32_t from = 0;
  while (const auto token = next_token(folded, from)) {
    from = token->span.end;
    if (token->run == ScriptRun::Punctuation || token->run == ScriptRun::Symbol) continue;
    out.push_back(slice(folded, token->span));
  }
  return out;
}

std::vector<StanceFeature> stance_features(const ClaimLexicon& lexicon, const std::vector<std::string_view>& words_a,
                                           const std::vector<std::string_view>& words_b) {
  const Side a = read_side(lexicon, words_a);
  const Side b = read_side(lexicon, words_b);
  std::vector<std::string> shared;
  std::set_intersection(a.sorted.begin(), a.sorted.end(), b.sorted.begin(), b.sorted.end(), std::back_inserter(shared));
  std::vector<std::string> only_a;
  std::vector<std::string> only_b;
  std::set_difference(a.sorted.begin(), a.sorted.end(), shared.begin(), shared.end(), std::back_inserter(only_a));
  std::set_difference(b.sorted.begin(), b.sorted.end(), shared.begin(), shared.end(), std::back_inserter(only_b));
  const auto weight = [&](const std::vector<std::string>& keys) {
    double sum = 0;
    for (const std::string& key : keys) sum += 0.1 + lexicon.keys.rarity(key);
    return sum;
  };
  const double common = weight(shared);
  const double whole_a = std::max(0.1, weight(a.sorted));
  const double whole_b = std::max(0.1, weight(b.sorted));

  Collector out;
  out.add("bias", "", 1);
  out.add_steps("cover", common / std::min(whole_a, whole_b));
  out.add_steps("jaccard", common / (whole_a + whole_b - common));
  const std::size_t fewer = std::min({only_a.size(), only_b.size(), std::size_t{6}});
  const std::size_t more = std::min(std::max(only_a.size(), only_b.size()), std::size_t{6});
  out.add("apart", std::to_string(fewer) + ',' + std::to_string(more), 1);
  if (a.negations % 2 != b.negations % 2) out.add("negation", "", 1);
  if (!a.numbers.empty() && !b.numbers.empty()) {
    out.add("numbers", a.numbers == b.numbers ? "same" : "differ", 1);
  } else if (a.numbers.empty() != b.numbers.empty()) {
    out.add("numbers", "one", 1);
  }
  for (const std::string& key : shared) out.add("both", key, kSharedValue);
  for (const std::string& key : only_a) out.add("one", key, 1);
  for (const std::string& key : only_b) out.add("one", key, 1);
  if (only_a.size() <= kPairedWords && only_b.size() <= kPairedWords) {
    for (const std::string& x : only_a) {
      for (const std::string& y : only_b) out.add_pair("pair", x, y, 1);
    }
  }
  if (!a.keys.empty() && !b.keys.empty()) out.add_pair("first", a.keys.front(), b.keys.front(), 1);
  const std::vector<std::string> pairs_a = bigrams(a.keys);
  const std::vector<std::string> pairs_b = bigrams(b.keys);
  std::size_t shared_pairs = 0;
  for (const std::string& pair : pairs_a) {
    if (contains(pairs_b, pair)) {
      ++shared_pairs;
    } else {
      out.add("bigram", pair, kBigramValue);
    }
  }
  for (const std::string& pair : pairs_b) {
    if (!contains(pairs_a, pair)) out.add("bigram", pair, kBigramValue);
  }
  const std::size_t fewest = std::max<std::size_t>(1, std::min(pairs_a.size(), pairs_b.size()));
  out.add("bigrams", "shared", static_cast<double>(shared_pairs) / static_cast<double>(fewest));
  const std::size_t turned = std::max(inversions(a, b), inversions(b, a));
  out.add("order", turned == 0 ? "same" : "turned", turned == 0 ? 1 : std::min(1.0, static_cast<double>(turned) / 4));
  return out.take();
}

}  // namespace isnad
