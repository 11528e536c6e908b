// Word classes from plain text, by the company words keep: classes are exchanged until the mutual information between a
// word's class and its neighbours (left and right) no longer grows. The objective is that of Brown et al. 1992 with
// words for neighbours in place of classes, which makes one exchange step cheap (Uszkoreit and Brants 2008).
//
//     cluster_words TEXT CLASSES MIN_COUNT ROUNDS > classes.tsv        word TAB class TAB count
//
// TEXT has one sentence a line, words separated by spaces. Deterministic.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>

#include "isnad/mention/ner_features.h"
#include "isnad/text/fold.h"

namespace {

constexpr std::uint32_t kContexts = 6000;  // neighbours told apart on either side; rarer ones are one

struct Word {
  std::string text;
  std::uint32_t count = 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> contexts;  // context, times
};

double f(double x) { return x <= 0 ? 0 : x * std::log(x); }

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "usage: cluster_words TEXT CLASSES MIN_COUNT ROUNDS\n";
    return 2;
  }
  const auto classes = static_cast<std::uint32_t>(std::atoi(argv[2]));
  const auto min_count = static_cast<std::uint32_t>(std::atoi(argv[3]));
  const int rounds = std::atoi(argv[4]);
  std::unordered_map<std::string, std::uint32_t> raw_ids;
  std::vector<Word> raw;
  std::vector<std::vector<std::uint32_t>> sentences;
  std::ifstream in(argv[1]);
  for (std::string line; std::getline(in, line);) {
    auto& sentence = sentences.emplace_back();
    std::istringstream words(line);
    for (std::string word; words >> word;) {
      const std::string normal = isnad::ner_normal(isnad::fold(word));
      const auto [it, fresh] = raw_ids.emplace(normal, static_cast<std::uint32_t>(raw.size()));
      if (fresh) raw.push_back({normal, 0, {}});
      ++raw[it->second].count;
      sentence.push_back(it->second);
    }
  }
  std::vector<std::uint32_t> order(raw.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return raw[a].count != raw[b].count ? raw[a].count > raw[b].count : raw[a].text < raw[b].text;
  });
  std::vector<std::uint32_t> rank(raw.size());
  std::uint32_t kept = 0;
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    rank[order[i]] = i;
    if (raw[order[i]].count >= min_count) kept = i + 1;
  }
  // Contexts: 0 edge, 1 .. kContexts the frequent words, kContexts + 1 the rest; the right side is shifted.
  const std::uint32_t side = kContexts + 2;
  std::vector<std::unordered_map<std::uint32_t, std::uint32_t>> counted(kept);
  for (const auto& s : sentences) {
    for (std::size_t i = 0; i < s.size(); ++i) {
      const std::uint32_t w = rank[s[i]];
      if (w >= kept) continue;
      const auto context = [&](bool there, std::size_t k) -> std::uint32_t {
        return !there ? 0 : std::min(rank[s[k]] + 1, kContexts + 1);
      };
      ++counted[w][context(i > 0, i - 1)];
      ++counted[w][side + context(i + 1 < s.size(), i + 1)];
    }
  }
  std::vector<Word> words(kept);
  std::uint32_t largest = 0;
  for (std::uint32_t w = 0; w < kept; ++w) {
    words[w].text = raw[order[w]].text;
    words[w].count = raw[order[w]].count;
    words[w].contexts.assign(counted[w].begin(), counted[w].end());
    std::sort(words[w].contexts.begin(), words[w].contexts.end());
    largest += words[w].count;
  }
  std::vector<float> table(largest + 1);
  for (std::uint32_t i = 0; i <= largest; ++i) table[i] = static_cast<float>(f(i));
  std::vector<std::uint32_t> joint(static_cast<std::size_t>(2 * side) * classes);
  std::vector<std::uint32_t> total(classes);
  std::vector<std::uint32_t> of(kept);
  const auto add = [&](std::uint32_t w, std::uint32_t c, int sign) {
    for (const auto& [context, n] : words[w].contexts) {
      joint[static_cast<std::size_t>(context) * classes + c] += static_cast<std::uint32_t>(sign) * n;
    }
    total[c] += static_cast<std::uint32_t>(sign) * words[w].count;
  };
  for (std::uint32_t w = 0; w < kept; ++w) add(w, of[w] = w % classes, 1);
  std::vector<float> gain(classes);
  for (int round = 0; round < rounds; ++round) {
    std::uint32_t moved = 0;
    for (std::uint32_t w = 0; w < kept; ++w) {
      add(w, of[w], -1);
      std::fill(gain.begin(), gain.end(), 0.F);
      for (const auto& [context, n] : words[w].contexts) {
        const std::uint32_t* row = &joint[static_cast<std::size_t>(context) * classes];
        for (std::uint32_t c = 0; c < classes; ++c) gain[c] += table[row[c] + n] - table[row[c]];
      }
      std::uint32_t best = of[w];
      float best_gain = -1e30F;
      for (std::uint32_t c = 0; c < classes; ++c) {
        const float g = gain[c] - 2 * (table[total[c] + words[w].count] - table[total[c]]);
        if (g > best_gain + 1e-3F) {
          best_gain = g;
          best = c;
        }
      }
      if (best != of[w]) ++moved;
      add(w, of[w] = best, 1);
    }
    std::cerr << "round " << round << ": " << moved << " of " << kept << " moved\n";
    if (moved * 200 < kept) break;
  }
  for (std::uint32_t w = 0; w < kept; ++w) std::cout << words[w].text << '\t' << of[w] + 1 << '\t' << words[w].count << '\n';
}
