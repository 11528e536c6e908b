#pragma once
// The lexicon of the sequence model as the trainer builds it: word classes, lists and whole phrases from tables of
// words and numbers, and the weights of letter sequences, learnt here from words of names against words of plain text.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "isnad/base/utf8.h"
#include "isnad/mention/ner_features.h"
#include "isnad/text/fold.h"

namespace isnad {

class Lexicon : public NerLexicon {
 public:
  [[nodiscard]] NerWord find(std::uint64_t hash) const override {
    const auto it = words.find(hash);
    return it == words.end() ? NerWord{} : it->second;
  }
  [[nodiscard]] int letters_weight(std::uint32_t slot) const override { return letters[slot]; }
  std::vector<std::int8_t> letters = std::vector<std::int8_t>(kNerLetterSlots);
  std::map<std::uint64_t, NerWord> words_sorted() const { return {words.begin(), words.end()}; }
  std::unordered_map<std::uint64_t, NerWord> words;
};

inline std::u32string to_letters(const std::string& utf8) {
  std::u32string out;
  for (std::size_t i = 0; i < utf8.size();) {
    const Decoded d = decode_utf8(utf8, i);
    out.push_back(d.code_point);
    i += d.size;
  }
  return out;
}

// Logistic regression over letter sequences: words of names against words of running text.
inline void learn_letters(const std::map<std::string, bool>& words, Lexicon& lexicon) {
  std::vector<std::pair<std::vector<std::uint32_t>, bool>> rows;
  for (const auto& [word, name] : words) {
    rows.emplace_back();
    ner_letter_slots(to_letters(word), rows.back().first);
    rows.back().second = name;
  }
  std::mt19937 random(1);
  std::vector<float> w(kNerLetterSlots);
  for (int epoch = 0; epoch < 6; ++epoch) {
    for (std::size_t i = rows.size(); i-- > 1;) std::swap(rows[i], rows[random() % (i + 1)]);
    const float rate = 0.3F / static_cast<float>(1 + epoch);
    for (const auto& [slots, name] : rows) {
      float sum = 0;
      for (const std::uint32_t s : slots) sum += w[s];
      const float g = 1 / (1 + std::exp(-sum)) - (name ? 1.F : 0.F);
      for (const std::uint32_t s : slots)
        w[s] -= rate * (g / std::sqrt(static_cast<float>(slots.size())) + 2e-3F * w[s]);
    }
  }
  std::size_t right = 0;
  for (const auto& [slots, name] : rows) {
    float sum = 0;
    for (const std::uint32_t s : slots) sum += w[s];
    right += (sum > 0) == name;
  }
  std::cerr << "letters: " << right << " of " << rows.size() << " words told apart\n";
  for (std::uint32_t s = 0; s < kNerLetterSlots; ++s) {
    lexicon.letters[s] = static_cast<std::int8_t>(std::lround(std::clamp(w[s] * 16, -127.F, 127.F)));
  }
}

// Rows of a word and `columns` numbers, separated by tabs.
inline std::vector<std::pair<std::string, std::vector<std::uint32_t>>> read_numbers(const std::string& path,
                                                                                    std::size_t columns) {
  std::vector<std::pair<std::string, std::vector<std::uint32_t>>> rows;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    std::size_t at = line.find('\t');
    if (at == std::string::npos) continue;
    rows.emplace_back(line.substr(0, at), std::vector<std::uint32_t>{});
    while (at != std::string::npos && rows.back().second.size() < columns) {
      rows.back().second.push_back(static_cast<std::uint32_t>(std::strtoul(line.c_str() + at + 1, nullptr, 10)));
      at = line.find('\t', at + 1);
    }
    rows.back().second.resize(columns);
  }
  std::cerr << path << ": " << rows.size() << " rows\n";
  return rows;
}

inline Lexicon read_lexicon(const std::string& fine, const std::string& coarse, const std::string& lists,
                            const std::string& phrases) {
  Lexicon lexicon;
  std::map<std::string, bool> letters;
  const auto is_arabic = [](const std::string& w) {
    return w.size() >= 6 && (static_cast<unsigned char>(w[0]) & 0xFCU) == 0xD8U;
  };
  const auto classes = read_numbers(fine, 2);
  double total = 0;
  for (const auto& [word, n] : classes) total += n[1];
  for (const auto& [word, n] : classes) {
    const double times = n[1] * 1.5e6 / total;
    NerWord& w = lexicon.words[ner_hash(word)];
    w.fine = static_cast<std::uint16_t>(n[0]);
    w.seen = times >= 50 ? 3 : times >= 8 ? 2 : 1;
    if (is_arabic(word)) letters[word] = false;
  }
  for (const auto& [word, n] : read_numbers(coarse, 2))
    lexicon.words[ner_hash(word)].coarse = static_cast<std::uint8_t>(n[0]);
  for (const auto& [word, n] : read_numbers(lists, 4)) {
    const std::string normal = ner_normal(fold(word));
    NerWord& w = lexicon.words[ner_hash(normal)];
    w.places = static_cast<std::uint8_t>(n[0]);
    w.bodies = static_cast<std::uint8_t>(n[1]);
    w.names = static_cast<std::uint8_t>(n[2]);
    w.morph = static_cast<std::uint8_t>(n[3]);
    if (is_arabic(normal) && n[2] >= 5)
      letters[normal] = true;
    else if (n[2] > 0 || n[0] > 0)
      letters.erase(normal);
    else if (is_arabic(normal) && (n[3] & 7U) != 0)
      letters[normal] = false;
  }
  for (const auto& [phrase, n] : read_numbers(phrases, 1)) {
    std::istringstream words(phrase);
    std::uint64_t hash = 0;
    for (std::string word; words >> word;) {
      const std::uint64_t next = ner_hash(ner_normal(fold(word)));
      hash = hash == 0 ? next : ner_phrase(hash, next);
    }
    lexicon.words[hash].phrase |= static_cast<std::uint8_t>(n[0]);
  }
  learn_letters(letters, lexicon);
  return lexicon;
}

}  // namespace isnad
