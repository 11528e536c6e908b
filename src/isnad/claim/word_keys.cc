#include "isnad/claim/word_keys.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "isnad/lexicon/table.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

// Folded Arabic letters, two bytes each.
#define ALEF "\xD8\xA7"
#define BA "\xD8\xA8"
#define TA "\xD8\xAA"
#define SEEN "\xD8\xB3"
#define FA "\xD9\x81"
#define KAF "\xD9\x83"
#define LAM "\xD9\x84"
#define MEEM "\xD9\x85"
#define NOON "\xD9\x86"
#define HA "\xD9\x87"
#define WAW "\xD9\x88"
#define YA "\xD9\x8A"

constexpr std::size_t kLetter = 2;
constexpr double kConceptRarity = 0.4;

std::size_t letters(std::string_view word) {
  return word.size() / kLetter;
}

bool is_arabic(std::string_view word) {
  if (word.empty() || word.size() % kLetter != 0) return false;
  for (std::size_t i = 0; i < word.size(); i += kLetter) {
    const auto c = static_cast<unsigned char>(word[i]);
    if (c != 0xD8U && c != 0xD9U) return false;
  }
  return true;
}

constexpr std::array<std::string_view, 8> kDefinite = {WAW BA ALEF LAM, WAW LAM LAM,  FA ALEF LAM, WAW ALEF LAM,
                                                       BA ALEF LAM,     KAF ALEF LAM, ALEF LAM,    LAM LAM};
constexpr std::array<std::string_view, 6> kProclitics = {WAW, FA, BA, LAM, KAF, SEEN};
constexpr std::array<std::string_view, 14> kPronouns = {
    TA HA MEEM ALEF, HA MEEM ALEF, KAF MEEM ALEF, TA HA ALEF, TA HA MEEM, TA NOON ALEF, HA ALEF,
    HA MEEM,         HA NOON,      KAF MEEM,      NOON ALEF,  TA HA,      HA,           TA};
constexpr std::array<std::string_view, 10> kEndings = {YA TA,   ALEF TA, WAW NOON, YA NOON, ALEF NOON,
                                                       YA ALEF, YA HA,   WAW ALEF, YA,      ALEF};

template <std::size_t N>
std::string_view cut_ending(std::string_view word, const std::array<std::string_view, N>& endings) {
  for (const std::string_view e : endings) {
    if (word.ends_with(e) && letters(word) - letters(e) >= 3) return word.substr(0, word.size() - e.size());
  }
  return word;
}

/// Without the long vowels inside: the broken plurals and the forms of a verb differ in little else.
std::string consonants(std::string_view word) {
  std::string out;
  for (std::size_t i = 0; i < word.size(); i += kLetter) {
    const std::string_view c = word.substr(i, kLetter);
    const bool vowel = c == ALEF || c == WAW || c == YA;
    if (vowel && (i > 0 || c == ALEF)) continue;
    out += c;
  }
  return letters(out) >= 3 ? out : std::string(word);
}

}  // namespace

std::uint32_t WordKeys::count(std::string_view word) const {
  const auto at = counts_.find(word);
  return at == counts_.end() ? 0 : at->second;
}

std::uint32_t WordKeys::count_bare(std::string_view word) const {
  return count(word) + count(std::string(ALEF LAM) + std::string(word));
}

std::string WordKeys::bare(std::string_view word) const {
  if (!is_arabic(word) || letters(word) <= 3) return std::string(word);
  for (const std::string_view prefix : kDefinite) {
    if (!word.starts_with(prefix) || letters(word) - letters(prefix) < 2) continue;
    const std::string_view rest = word.substr(prefix.size());
    // A word that begins with these letters itself: what is left is no word, the whole takes the article.
    if (count(rest) == 0 && count(std::string(ALEF LAM) + std::string(word)) > 0) return std::string(word);
    return std::string(rest);
  }
  for (const std::string_view prefix : kProclitics) {
    if (!word.starts_with(prefix) || letters(word) - letters(prefix) < 3) continue;
    const std::string_view rest = word.substr(prefix.size());
    if (count_bare(rest) > count_bare(word)) return bare(rest);
    // Lam before an imperfect that the corpus does not hold: "to break".
    const bool imperfect =
        prefix == std::string_view(LAM) && letters(rest) >= 4 && (rest.starts_with(TA) || rest.starts_with(YA));
    if (imperfect && count(word) == 0) return std::string(rest);
  }
  return std::string(word);
}

std::string WordKeys::skeleton(std::string_view folded_word) const {
  if (!is_arabic(folded_word)) return std::string(folded_word);
  const std::string whole = bare(folded_word);
  std::string_view stem = whole;
  stem = cut_ending(stem, kPronouns);
  stem = cut_ending(stem, kEndings);
  if (letters(stem) >= 4 && stem.starts_with(YA)) stem.remove_prefix(kLetter);
  if (letters(stem) >= 4 && stem.starts_with(TA) && count_bare(stem.substr(kLetter)) > count_bare(stem))
    stem.remove_prefix(kLetter);
  return consonants(stem);
}

std::string WordKeys::key(std::string_view folded_word) const {
  std::string out = skeleton(folded_word);
  const auto at = concepts_.find(out);
  return at == concepts_.end() ? out : at->second;
}

double WordKeys::rarity(std::string_view key) const {
  const auto at = key_counts_.find(key);
  if (at == key_counts_.end()) return 1.0;
  const double r = std::log(corpus_ / (1.0 + at->second)) / std::log(corpus_ / 12.0);
  // A concept sums over its words, none of which need be common.
  return std::clamp(r, key.starts_with('#') ? kConceptRarity : 0.0, 1.0);
}

Result<WordKeys> WordKeys::load(const ResourceSource& source) {
  WordKeys out;
  const auto table = load_table(source, "lexicons/word_counts.tsv", {"word", "articles"});
  if (!table) return tl::unexpected(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    const std::string_view n = table->cell(row, "articles");
    std::uint32_t articles = 0;
    if (std::from_chars(n.data(), n.data() + n.size(), articles).ec != std::errc{}) {
      return fail(ErrorCode::BadSyntax, "lexicons/word_counts.tsv:" + std::to_string(table->line(row)),
                  "not a number of articles");
    }
    out.counts_[fold(table->cell(row, "word"))] = articles;
    out.corpus_ = std::max(out.corpus_, 1.1 * articles);
  }
  const auto concepts = load_table(source, "lexicons/concepts.tsv", {"concept", "words"});
  if (!concepts) return tl::unexpected(concepts.error());
  for (std::size_t row = 0; row < concepts->size(); ++row) {
    for (const std::string_view word : concepts->list(row, "words")) {
      out.concepts_[out.skeleton(fold(word))] = "#" + std::string(concepts->cell(row, "concept"));
    }
  }
  for (const auto& [word, articles] : out.counts_) out.key_counts_[out.key(word)] += articles;
  return out;
}

}  // namespace isnad
