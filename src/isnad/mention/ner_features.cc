#include "isnad/mention/ner_features.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "isnad/base/utf8.h"
#include "isnad/mention/ner_templates.h"

namespace isnad {

using namespace ner;
namespace {

constexpr char32_t kAlef = 0x0627;
constexpr char32_t kBa = 0x0628;
constexpr char32_t kFa = 0x0641;
constexpr char32_t kKaf = 0x0643;
constexpr char32_t kLam = 0x0644;
constexpr char32_t kWaw = 0x0648;

constexpr std::string_view kLamLam = "\xd9\x84\xd9\x84";
constexpr std::string_view kAnd = "\xd9\x88";
constexpr std::string_view kArticle = "\xd8\xa7\xd9\x84";
constexpr std::size_t kPhraseWords = 5;

// Runs of proclitics: w f, then b k l or lam-lam, then the article. The last code is a waw that stays on its word.
constexpr std::array<std::string_view, kNerClitics - 1> kClitics = {
    "",
    "\xd9\x88",
    "\xd9\x81",
    "\xd8\xa8",
    "\xd9\x83",
    "\xd9\x84",
    "\xd9\x84\xd9\x84",
    "\xd8\xa7\xd9\x84",
    "\xd9\x88\xd8\xa8",
    "\xd9\x88\xd9\x83",
    "\xd9\x88\xd9\x84",
    "\xd9\x88\xd9\x84\xd9\x84",
    "\xd9\x88\xd8\xa7\xd9\x84",
    "\xd9\x81\xd8\xa8",
    "\xd9\x81\xd9\x83",
    "\xd9\x81\xd9\x84",
    "\xd9\x81\xd9\x84\xd9\x84",
    "\xd9\x81\xd8\xa7\xd9\x84",
    "\xd8\xa8\xd8\xa7\xd9\x84",
    "\xd9\x83\xd8\xa7\xd9\x84",
    "\xd9\x84\xd8\xa7\xd9\x84",
    "\xd9\x88\xd8\xa8\xd8\xa7\xd9\x84",
    "\xd9\x88\xd9\x83\xd8\xa7\xd9\x84",
    "\xd9\x88\xd9\x84\xd8\xa7\xd9\x84",
    "\xd9\x81\xd8\xa8\xd8\xa7\xd9\x84",
    "\xd9\x81\xd9\x83\xd8\xa7\xd9\x84",
    "\xd9\x81\xd9\x84\xd8\xa7\xd9\x84",
};
constexpr std::uint8_t kWawStays = kNerClitics - 1;

std::uint8_t clitic_code(std::string_view letters) {
  const auto found = std::find(kClitics.begin(), kClitics.end(), letters);
  return found == kClitics.end() ? kNerClitics : static_cast<std::uint8_t>(found - kClitics.begin());
}

bool is_letter_or_digit(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') ||
         (c >= 0xC0 && c < 0x2000 && c != 0x060C && c != 0x061B && c != 0x061F) || c > 0x3000;
}

constexpr std::size_t kNearby = 400;     // words: how far another occurrence may be
constexpr std::size_t kOccurrences = 4;  // how many are looked at, the nearest

std::u32string to_letters(std::string_view utf8) {
  std::u32string out;
  for (std::size_t i = 0; i < utf8.size();) {
    const Decoded d = decode_utf8(utf8, i);
    out.push_back(d.code_point);
    i += d.size;
  }
  return out;
}

/// The word as the model sees it (ner_normal).
void to_normal(std::string_view folded, std::u32string& out) {
  out = to_letters(folded);
  std::size_t begin = 0;
  std::size_t end = out.size();
  while (end - begin > 1 && !is_letter_or_digit(out[begin])) ++begin;
  while (end - begin > 1 && !is_letter_or_digit(out[end - 1])) --end;
  if (begin > 0 || end < out.size()) out = out.substr(begin, end - begin);
  for (char32_t& c : out) {
    if (c >= U'0' && c <= U'9') c = U'0';
  }
}

std::string to_bytes(std::u32string_view letters) {
  std::string out;
  for (const char32_t c : letters) append_utf8(out, c);
  return out;
}

std::uint64_t shape_of(std::u32string_view letters) {
  std::uint64_t shape = 0;
  for (const char32_t c : letters) {
    if (c >= U'0' && c <= U'9')
      shape |= 1;
    else if (c >= U'a' && c <= U'z')
      shape |= 2;
    else if (c >= 0x0620 && c < 0x0700)
      shape |= 4;
    else
      shape |= 8;
  }
  if (shape == 8 && letters.size() == 1) shape |= static_cast<std::uint64_t>(letters[0]) << 8;
  return shape;
}

/// The letters with their ends marked: what sequences are taken from.
class MarkedLetters {
 public:
  explicit MarkedLetters(std::u32string_view letters) : size_(std::min<std::size_t>(letters.size(), 16) + 2) {
    std::copy_n(letters.begin(), size_ - 2, marked_.begin() + 1);
    marked_[size_ - 1] = U'$';
  }
  [[nodiscard]] std::u32string_view all() const { return {marked_.data(), size_}; }

 private:
  std::array<char32_t, 18> marked_{U'^'};
  std::size_t size_;
};

/// The sum over ner_letter_slots().
int letters_weight(const NerLexicon& lexicon, std::u32string_view letters) {
  const MarkedLetters marked(letters);
  const std::u32string_view all = marked.all();
  int sum = 0;
  for (std::size_t i = 0; i + 2 <= all.size(); ++i) {
    LetterHash hash;
    hash.add(all[i]);
    for (std::size_t k = i + 1; k < all.size() && k < i + 4; ++k) {
      hash.add(all[k]);
      sum += lexicon.letters_weight(static_cast<std::uint32_t>(hash.value() % kNerLetterSlots));
    }
  }
  return sum;
}

}  // namespace

std::uint64_t ner_phrase(std::uint64_t begin, std::uint64_t next_word) {
  return mix(begin * 0x9ddfea08eb382d69ULL + next_word);
}

std::uint64_t ner_hash(std::string_view bytes) {
  std::uint64_t h = 0xcbf29ce484222325ULL;
  for (const char c : bytes) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return mix(h);
}

std::string ner_normal(std::string_view folded) {
  std::u32string letters;
  to_normal(folded, letters);
  return to_bytes(letters);
}

void ner_letter_slots(std::u32string_view letters, std::vector<std::uint32_t>& out) {
  out.clear();
  const MarkedLetters marked(letters);
  const std::u32string_view all = marked.all();
  for (std::size_t size = 2; size <= 4; ++size) {
    for (std::size_t i = 0; i + size <= all.size(); ++i) {
      out.push_back(static_cast<std::uint32_t>(hash_letters(all.substr(i, size)) % kNerLetterSlots));
    }
  }
}

std::vector<std::size_t> ner_cuts(std::string_view normal) {
  // Letters of the proclitics take two bytes each in UTF-8.
  std::vector<std::size_t> cuts;
  const std::u32string w = to_letters(normal.substr(0, 24));
  std::size_t i = 0;
  const auto enough = [&](std::size_t n) { return w.size() >= n + 3; };
  if (!w.empty() && (w[0] == kWaw || w[0] == kFa) && enough(1)) cuts.push_back(2 * ++i);
  if (enough(i + 1) && (w[i] == kBa || w[i] == kKaf || w[i] == kLam)) {
    if (w[i] == kLam && w[i + 1] == kLam && enough(i + 2)) {
      i += 2;
      cuts.push_back(2 * i);
      return cuts;
    }
    cuts.push_back(2 * ++i);
  }
  if (enough(i + 2) && w[i] == kAlef && w[i + 1] == kLam) cuts.push_back(2 * (i + 2));
  return cuts;
}

// The stem: the word after its longest run of proclitics that leaves a word the lexicon knows; the word itself if it
// is known, or nothing is.
void ner_see_word(const NerLexicon& lexicon, std::string_view folded, NerSeen& out, NerSpelling& spelling) {
  to_normal(folded, spelling.normal);
  const std::string bytes = to_bytes(spelling.normal);
  const std::string_view normal = bytes;
  out = NerSeen{};
  out.word = ner_hash(normal);
  out.shape = shape_of(spelling.normal);
  out.first_letter = spelling.normal.empty() ? 0 : spelling.normal[0];
  std::size_t cut = 0;
  NerWord known = lexicon.find(out.word);
  std::uint8_t morph = known.morph;
  const std::vector<std::size_t> cuts = ner_cuts(normal);
  const bool whole_known = known.known();
  out.begins[out.begin_count++] = out.word;
  for (const std::size_t at : cuts) {
    const std::uint64_t hash = ner_hash(normal.substr(at));
    const NerWord rest = lexicon.find(hash);
    if (morph == 0) morph = rest.morph;
    // A list beats a class: "b-" + a city is the city, though the joined word has a class of its own.
    const bool better = rest.listed() && !known.listed();
    if (better || (!whole_known && rest.fine != 0 && known.fine == 0)) {
      known = rest;
      cut = at;
    }
    out.begins[out.begin_count++] = hash;
    // lam swallows the alef of the article: "ll-" + word is "al-" + word
    if (at >= 4 && normal.substr(at - 4, 4) == kLamLam) {
      out.begins[out.begin_count++] = ner_hash(std::string(kArticle) + bytes.substr(at));
    }
  }
  out.known = known;
  out.known.morph = morph;
  out.stem = ner_hash(normal.substr(cut));
  spelling.stem = cut == 0 ? spelling.normal : to_letters(normal.substr(cut));
  const int sum = letters_weight(lexicon, spelling.stem);
  // Log odds of -4 .. 4 and beyond in nine steps; words of other scripts apart.
  out.likeness = out.shape != 4 ? 0 : static_cast<std::uint64_t>(std::clamp(sum / 16, -4, 4) + 5);
  // A word that nobody knows and that begins with waw is likely "and" + a name nobody knows; its stem stays whole.
  const bool waw = cut == 0 && !known.known() && !cuts.empty() && normal.substr(0, 2) == kAnd;
  out.clitic_code = waw ? kWawStays : clitic_code(normal.substr(0, cut));
  out.clitic = out.clitic_code < kNerClitics ? ner_clitic(out.clitic_code) : ner_hash(normal.substr(0, cut));
  out.may_recur = out.shape == 4 && spelling.stem.size() > 2 && (known.seen < 3 || known.listed());
}

std::uint64_t ner_clitic(std::uint8_t code) {
  if (code == kWawStays) return 7;
  return code == 0 ? 0 : ner_hash(kClitics[code]);
}

NerSeen ner_edge(bool after) {
  NerSeen edge;
  edge.word = edge.stem = after ? 3 : 2;
  edge.shape = 16;
  return edge;
}

void ner_see_phrases(const NerLexicon& lexicon, std::span<NerSeen> sentence) {
  const std::size_t n = sentence.size();
  for (NerSeen& word : sentence) word.phrase = 0;
  for (std::size_t i = 0; i < n;) {
    std::size_t length = 0;
    std::uint8_t kind = 0;
    for (std::size_t b = 0; b < sentence[i].begin_count; ++b) {
      std::uint64_t hash = sentence[i].begins[b];
      for (std::size_t k = 1; k <= kPhraseWords && i + k <= n; ++k) {
        if (k > 1) hash = ner_phrase(hash, sentence[i + k - 1].word);
        const std::uint8_t found = lexicon.find_phrase(hash);
        if (found != 0 && k > length) {
          length = k;
          kind = found;
        }
      }
    }
    for (std::size_t k = 0; k < length; ++k) {
      sentence[i + k].phrase = kind * 8U + (length == 1 ? 1U : k == 0 ? 2U : k + 1 == length ? 4U : 3U);
    }
    i += length == 0 ? 1 : length;
  }
}

void ner_features(const NerLexicon& lexicon, const std::vector<std::string_view>& folded, const NerEvidence& evidence,
                  NerFeatures& out) {
  out.hashes.clear();
  out.begin.assign(1, 0);
  const std::size_t n = folded.size();
  std::vector<NerSeen> seen(n + 4);  // two edges at either end
  std::vector<NerSpelling> spelled(n + 4);
  for (std::size_t i = 0; i < n; ++i) ner_see_word(lexicon, folded[i], seen[i + 2], spelled[i + 2]);
  seen[0] = seen[1] = ner_edge(false);
  seen[n + 2] = seen[n + 3] = ner_edge(true);
  ner_see_phrases(lexicon, std::span(seen).subspan(2, n));
  const auto emit = [&](Template t, auto... values) { out.hashes.push_back(feature(t, payload(values...))); };
  for (std::size_t i = 2; i < n + 2; ++i) {
    naming(seen[i], emit);
    naming_pairs(seen[i - 1], seen[i], seen[i + 1], emit);
    alone(seen[i], spelled[i], emit);
    next_to(kBefore, seen[i - 1], spelled[i - 1], emit);
    next_to(kAfter, seen[i + 1], spelled[i + 1], emit);
    two_before(seen[i - 2], emit);
    two_after(seen[i + 2], emit);
    together(seen[i - 2], seen[i - 1], seen[i], seen[i + 1], seen[i + 2], emit);
    if (!evidence.empty()) out.hashes.insert(out.hashes.end(), evidence[i - 2].begin(), evidence[i - 2].end());
    out.begin.push_back(static_cast<std::uint32_t>(out.hashes.size()));
  }
}

std::vector<NerEvidence> ner_evidence(const std::vector<std::vector<NerSeen>>& sentences) {
  struct Place {
    std::size_t sentence, word, running;
  };
  std::unordered_map<std::uint64_t, std::vector<Place>> places;
  std::size_t running = 0;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    for (std::size_t i = 0; i < sentences[s].size(); ++i, ++running) {
      if (sentences[s][i].may_recur) places[sentences[s][i].stem].push_back({s, i, running});
    }
  }
  std::vector<NerEvidence> out(sentences.size());
  for (std::size_t s = 0; s < sentences.size(); ++s) out[s].resize(sentences[s].size());
  const NerSeen edge;
  for (const auto& [stem, all] : places) {
    for (std::size_t k = 0; k < all.size(); ++k) {
      auto& features = out[all[k].sentence][all[k].word];
      const auto look = [&](const Place& other) {
        const auto& line = sentences[other.sentence];
        const NerSeen& m1 = other.word > 0 ? line[other.word - 1] : edge;
        const NerSeen& p1 = other.word + 1 < line.size() ? line[other.word + 1] : edge;
        elsewhere(m1, p1, [&](Template t, std::uint64_t payload) { features.push_back(feature(t, payload)); });
      };
      std::size_t taken = 0;
      for (std::size_t step = 1; step < all.size() && taken < kOccurrences; ++step) {
        const bool before = k >= step && all[k].running - all[k - step].running <= kNearby;
        const bool after = k + step < all.size() && all[k + step].running - all[k].running <= kNearby;
        if (!before && !after) break;
        if (before) look(all[k - step]), ++taken;
        if (after && taken < kOccurrences) look(all[k + step]), ++taken;
      }
      std::sort(features.begin(), features.end());
      features.erase(std::unique(features.begin(), features.end()), features.end());
      features.push_back(feature(kElsewhere, taken));
    }
  }
  return out;
}

std::vector<NerEvidence> ner_evidence(const NerLexicon& lexicon,
                                      const std::vector<std::vector<std::string_view>>& sentences) {
  std::vector<std::vector<NerSeen>> seen(sentences.size());
  NerSpelling spelling;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    seen[s].resize(sentences[s].size());
    for (std::size_t i = 0; i < seen[s].size(); ++i) ner_see_word(lexicon, sentences[s][i], seen[s][i], spelling);
  }
  return ner_evidence(seen);
}

}  // namespace isnad
