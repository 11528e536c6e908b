#include "isnad/mention/ner_features.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "isnad/base/utf8.h"

namespace isnad {
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

bool is_letter_or_digit(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= 0xC0 && c < 0x2000 && c != 0x060C && c != 0x061B && c != 0x061F) ||
         c > 0x3000;
}

std::uint64_t mix(std::uint64_t h) {
  h ^= h >> 32;
  h *= 0xd6e8feb86659fd93ULL;
  h ^= h >> 32;
  h *= 0xd6e8feb86659fd93ULL;
  h ^= h >> 32;
  return h;
}

// The templates. Their order is part of the model: a change needs a new training.
enum Template : std::uint64_t {
  kBias = 1, kWordM2, kWordM1, kWord, kWordP1, kWordP2, kPairM1, kPairP1, kPairM2M1, kPairP1P2,
  kPrefix1, kPrefix2, kPrefix3, kPrefix4, kSuffix1, kSuffix2, kSuffix3, kSuffix4,
  kStem, kStemM1, kStemP1, kStemPairM1, kStemPairP1, kStemPrefix2, kStemPrefix3, kPrefixP1, kSuffixP1, kSuffixM1, kPrefixM1,
  kTrigram, kLength, kShape, kShapeM1, kShapeP1, kShapeAll,
  kFine, kFineM1, kFineM2, kFineP1, kFineP2, kCoarse, kCoarseM1, kCoarseM2, kCoarseP1, kCoarseP2,
  kCoarsePairM1, kCoarsePairP1, kCoarseTriple, kFinePairM1, kFinePairP1, kCoarseM2M1,
  kNames, kNamesM1, kNamesP1, kNamesM2, kNamesP2, kNamesPairP1, kNamesPairM1, kNamesTriple, kNamesSuffix,
  kPlaces, kPlacesM1, kPlacesP1, kPlacesPair, kBodies, kBodiesM1, kBodiesP1, kBodiesPairM1, kBodiesPairP1, kBodiesPlaces,
  kLikeness, kLikenessM1, kLikenessP1, kLikenessNames, kLikenessPairP1, kLikenessPairM1, kSeen, kSeenNames, kSeenTriple,
  kCoarseM1Names, kCoarseM1Likeness, kWordM1Names, kWordM1Likeness, kStemM1Names, kNamesCoarseP1,
  kWordCoarseP1, kCoarseM1Word, kClitic, kCliticNames, kElsewhereM1, kElsewhereCoarseM1, kElsewhereFineM1, kElsewhereCoarseP1, kElsewhereNamesM1, kElsewhereNamesP1,
  kElsewherePair, kElsewhere,
  kPhrase, kPhraseM1, kPhraseP1, kPhraseWord, kPhraseNames, kPhraseCoarseM1, kCliticM1Names, kFirstLetterM1Names,
  kFirstLetterM1Phrase, kCliticM1Likeness,
};

std::uint64_t feature(Template t, std::uint64_t payload) {
  return mix(payload * 0x9e3779b97f4a7c15ULL + t * 0xc2b2ae3d27d4eb4fULL);
}

std::uint64_t both(std::uint64_t a, std::uint64_t b) { return a * 0x9ddfea08eb382d69ULL + mix(b + 0x51ed270b); }

constexpr std::size_t kNearby = 400;     // words: how far another occurrence may be
constexpr std::size_t kOccurrences = 4;  // how many are looked at, the nearest

struct Seen {
  std::uint64_t word = 0;
  std::uint64_t stem = 0;
  std::string normal;
  std::u32string letters;  // of the stem
  NerWord known;           // of the stem
  std::uint64_t shape = 0;
  std::uint64_t clitic = 0;  // what was cut: letters before the stem
  std::uint64_t likeness = 0;
  std::vector<std::uint64_t> begins;  // hashes of the word and of what may begin after its proclitics
  std::uint64_t phrase = 0;           // the longest listed phrase it stands in: kind, and whether it begins or goes on
};

std::u32string to_letters(std::string_view utf8) {
  std::u32string out;
  for (std::size_t i = 0; i < utf8.size();) {
    const Decoded d = decode_utf8(utf8, i);
    out.push_back(d.code_point);
    i += d.size;
  }
  return out;
}

std::uint64_t hash_letters(std::u32string_view letters) {
  std::uint64_t h = 0xcbf29ce484222325ULL;
  for (const char32_t c : letters) h = (h ^ c) * 0x100000001b3ULL;
  return mix(h);
}

std::uint64_t shape_of(std::u32string_view letters) {
  std::uint64_t shape = 0;
  for (const char32_t c : letters) {
    if (c >= U'0' && c <= U'9') shape |= 1;
    else if (c >= U'a' && c <= U'z') shape |= 2;
    else if (c >= 0x0620 && c < 0x0700) shape |= 4;
    else shape |= 8;
  }
  if (shape == 8 && letters.size() == 1) shape |= static_cast<std::uint64_t>(letters[0]) << 8;
  return shape;
}

// The stem: the word after its longest run of proclitics that leaves a word the lexicon knows; the word itself if it
// is known, or nothing is.
void see_word(const NerLexicon& lexicon, std::string_view folded, Seen& out) {
  out.normal = ner_normal(folded);
  out.word = ner_hash(out.normal);
  out.shape = shape_of(to_letters(out.normal));
  std::size_t cut = 0;
  NerWord known = lexicon.find(out.word);
  const std::vector<std::size_t> cuts = ner_cuts(out.normal);
  const bool whole_known = known.known();
  for (const std::size_t at : cuts) {
    const NerWord rest = lexicon.find(ner_hash(std::string_view(out.normal).substr(at)));
    // A list beats a class: "b-" + a city is the city, though the joined word has a class of its own.
    const bool better = rest.listed() && !known.listed();
    if (better || (!whole_known && rest.fine != 0 && known.fine == 0)) {
      known = rest;
      cut = at;
    }
  }
  out.known = known;
  out.begins.assign(1, out.word);
  for (const std::size_t at : cuts) {
    out.begins.push_back(ner_hash(std::string_view(out.normal).substr(at)));
    // lam swallows the alef of the article: "ll-" + word is "al-" + word
    if (at >= 4 && out.normal.compare(at - 4, 4, kLamLam) == 0) {
      out.begins.push_back(ner_hash(std::string(kArticle) + out.normal.substr(at)));
    }
  }
  const std::string_view stem = std::string_view(out.normal).substr(cut);
  out.stem = ner_hash(stem);
  out.letters = to_letters(stem);
  std::vector<std::uint32_t> slots;
  ner_letter_slots(out.letters, slots);
  int sum = 0;
  for (const std::uint32_t slot : slots) sum += lexicon.letters_weight(slot);
  // Log odds of -4 .. 4 and beyond in nine steps; words of other scripts apart.
  out.likeness = out.shape != 4 ? 0 : static_cast<std::uint64_t>(std::clamp(sum / 16, -4, 4) + 5);
  // A word that nobody knows and that begins with waw is likely "and" + a name nobody knows; its stem stays whole.
  const bool waw = cut == 0 && !known.known() && !cuts.empty() && out.normal.compare(0, 2, kAnd) == 0;
  out.clitic = waw ? 7 : cut == 0 ? 0 : ner_hash(std::string_view(out.normal).substr(0, cut));
}

// Longest listed phrase from each word on; phrases do not overlap.
void see_phrases(const NerLexicon& lexicon, std::vector<Seen>& seen, std::size_t n) {
  for (std::size_t i = 0; i < n;) {
    std::size_t length = 0;
    std::uint8_t kind = 0;
    for (std::uint64_t hash : seen[i + 2].begins) {
      for (std::size_t k = 1; k <= kPhraseWords && i + k <= n; ++k) {
        if (k > 1) hash = ner_phrase(hash, seen[i + k + 1].word);
        const std::uint8_t found = lexicon.find(hash).phrase;
        if (found != 0 && k > length) {
          length = k;
          kind = found;
        }
      }
    }
    for (std::size_t k = 0; k < length; ++k) {
      seen[i + k + 2].phrase = kind * 8U + (length == 1 ? 1U : k == 0 ? 2U : k + 1 == length ? 4U : 3U);
    }
    i += length == 0 ? 1 : length;
  }
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
  std::u32string letters = to_letters(folded);
  std::size_t begin = 0;
  std::size_t end = letters.size();
  while (end - begin > 1 && !is_letter_or_digit(letters[begin])) ++begin;
  while (end - begin > 1 && !is_letter_or_digit(letters[end - 1])) --end;
  std::string out;
  for (std::size_t i = begin; i < end; ++i) append_utf8(out, letters[i] >= U'0' && letters[i] <= U'9' ? U'0' : letters[i]);
  return out;
}

void ner_letter_slots(std::u32string_view letters, std::vector<std::uint32_t>& out) {
  out.clear();
  std::u32string marked = U"^";
  marked += letters.substr(0, 16);
  marked += U'$';
  for (std::size_t size = 2; size <= 4; ++size) {
    for (std::size_t i = 0; i + size <= marked.size(); ++i) {
      out.push_back(static_cast<std::uint32_t>(hash_letters(std::u32string_view(marked).substr(i, size)) % kNerLetterSlots));
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

void ner_features(const NerLexicon& lexicon, const std::vector<std::string_view>& folded,
                  const NerEvidence& evidence, NerFeatures& out) {
  out.hashes.clear();
  out.begin.assign(1, 0);
  const std::size_t n = folded.size();
  std::vector<Seen> seen(n + 4);  // two empty places at either end
  for (std::size_t i = 0; i < n; ++i) see_word(lexicon, folded[i], seen[i + 2]);
  for (const std::size_t edge : {std::size_t{0}, std::size_t{1}, n + 2, n + 3}) {
    seen[edge].word = seen[edge].stem = edge < 2 ? 2 : 3;
    seen[edge].shape = 16;
  }
  see_phrases(lexicon, seen, n);
  const auto emit = [&](Template t, std::uint64_t payload) { out.hashes.push_back(feature(t, payload)); };
  for (std::size_t i = 0; i < n; ++i) {
    const Seen& m2 = seen[i];
    const Seen& m1 = seen[i + 1];
    const Seen& w = seen[i + 2];
    const Seen& p1 = seen[i + 3];
    const Seen& p2 = seen[i + 4];
    emit(kBias, 0);
    emit(kWordM2, m2.word);
    emit(kWordM1, m1.word);
    emit(kWord, w.word);
    emit(kWordP1, p1.word);
    emit(kWordP2, p2.word);
    emit(kPairM1, both(m1.word, w.word));
    emit(kPairP1, both(w.word, p1.word));
    emit(kPairM2M1, both(m2.word, m1.word));
    emit(kPairP1P2, both(p1.word, p2.word));
    emit(kStem, w.stem);
    emit(kStemM1, m1.stem);
    emit(kStemP1, p1.stem);
    emit(kStemPairM1, both(m1.stem, w.stem));
    emit(kStemPairP1, both(w.stem, p1.stem));
    emit(kWordCoarseP1, both(w.word, p1.known.coarse));
    emit(kCoarseM1Word, both(m1.known.coarse, w.word));
    const std::u32string normal = to_letters(w.normal);
    for (std::size_t k = 1; k <= 4 && k < normal.size(); ++k) {
      emit(static_cast<Template>(kPrefix1 + k - 1), hash_letters(std::u32string_view(normal).substr(0, k)));
      emit(static_cast<Template>(kSuffix1 + k - 1), hash_letters(std::u32string_view(normal).substr(normal.size() - k)));
    }
    const std::u32string_view stem = w.letters;
    if (stem.size() > 2) emit(kStemPrefix2, hash_letters(stem.substr(0, 2)));
    if (stem.size() > 3) emit(kStemPrefix3, hash_letters(stem.substr(0, 3)));
    for (std::size_t k = 0; k + 3 <= stem.size() && k < 8; ++k) emit(kTrigram, hash_letters(stem.substr(k, 3)));
    const auto ends = [&](const Seen& x, Template prefix, Template suffix) {
      if (x.letters.size() < 3) return;
      emit(prefix, hash_letters(std::u32string_view(x.letters).substr(0, 2)));
      emit(suffix, hash_letters(std::u32string_view(x.letters).substr(x.letters.size() - 2)));
    };
    ends(m1, kPrefixM1, kSuffixM1);
    ends(p1, kPrefixP1, kSuffixP1);
    emit(kLength, stem.size() < 10 ? stem.size() : 10);
    emit(kShape, w.shape);
    emit(kShapeM1, m1.shape);
    emit(kShapeP1, p1.shape);
    emit(kShapeAll, both(both(m1.shape, w.shape), p1.shape));
    emit(kFine, w.known.fine);
    emit(kFineM1, m1.known.fine);
    emit(kFineM2, m2.known.fine);
    emit(kFineP1, p1.known.fine);
    emit(kFineP2, p2.known.fine);
    emit(kCoarse, w.known.coarse);
    emit(kCoarseM1, m1.known.coarse);
    emit(kCoarseM2, m2.known.coarse);
    emit(kCoarseP1, p1.known.coarse);
    emit(kCoarseP2, p2.known.coarse);
    emit(kCoarsePairM1, both(m1.known.coarse, w.known.coarse));
    emit(kCoarsePairP1, both(w.known.coarse, p1.known.coarse));
    emit(kCoarseM2M1, both(m2.known.coarse, m1.known.coarse));
    emit(kCoarseTriple, both(both(m1.known.coarse, w.known.coarse), p1.known.coarse));
    emit(kFinePairM1, both(m1.known.fine, w.known.fine));
    emit(kFinePairP1, both(w.known.fine, p1.known.fine));
    emit(kNames, w.known.names);
    emit(kNamesM1, m1.known.names);
    emit(kNamesP1, p1.known.names);
    emit(kNamesM2, m2.known.names);
    emit(kNamesP2, p2.known.names);
    emit(kNamesPairM1, both(m1.known.names, w.known.names));
    emit(kNamesPairP1, both(w.known.names, p1.known.names));
    emit(kNamesTriple, both(both(m1.known.names, w.known.names), p1.known.names));
    if (stem.size() > 2) emit(kNamesSuffix, both(w.known.names, hash_letters(stem.substr(stem.size() - 2))));
    emit(kPlaces, w.known.places);
    emit(kPlacesM1, m1.known.places);
    emit(kPlacesP1, p1.known.places);
    emit(kPlacesPair, both(w.known.places, p1.known.places));
    emit(kBodies, w.known.bodies);
    emit(kBodiesM1, m1.known.bodies);
    emit(kBodiesP1, p1.known.bodies);
    emit(kBodiesPairM1, both(m1.known.bodies, w.known.bodies));
    emit(kBodiesPairP1, both(w.known.bodies, p1.known.bodies));
    emit(kBodiesPlaces, both(w.known.bodies, w.known.places * 16U + w.known.names));
    emit(kLikeness, w.likeness);
    emit(kLikenessM1, m1.likeness);
    emit(kLikenessP1, p1.likeness);
    emit(kLikenessNames, both(w.likeness, w.known.names * 4U + w.known.seen));
    emit(kLikenessPairP1, both(w.likeness, p1.likeness));
    emit(kLikenessPairM1, both(m1.likeness, w.likeness));
    emit(kSeen, w.known.seen);
    emit(kSeenNames, both(w.known.seen, w.known.names));
    emit(kSeenTriple, both(both(m1.known.seen, w.known.seen), p1.known.seen));
    emit(kCoarseM1Names, both(m1.known.coarse, w.known.names * 4U + w.known.seen));
    emit(kCoarseM1Likeness, both(m1.known.coarse, w.likeness));
    emit(kWordM1Names, both(m1.word, w.known.names * 4U + w.known.seen));
    emit(kWordM1Likeness, both(m1.word, w.likeness));
    emit(kStemM1Names, both(m1.stem, w.known.names));
    emit(kNamesCoarseP1, both(w.known.names * 4U + w.known.seen, p1.known.coarse));
    emit(kClitic, w.clitic);
    emit(kCliticNames, both(w.clitic, w.known.names * 16U + w.known.places));
    emit(kPhrase, w.phrase);
    emit(kPhraseM1, m1.phrase);
    emit(kPhraseP1, p1.phrase);
    emit(kPhraseNames, both(w.phrase, w.known.names * 4U + w.known.seen));
    emit(kPhraseCoarseM1, both(w.phrase, m1.known.coarse));
    if (w.phrase != 0) emit(kPhraseWord, both(w.phrase, w.stem));
    emit(kCliticM1Names, both(w.clitic, m1.known.names * 8U + w.known.names));
    const std::uint64_t first = normal.empty() ? 0 : normal[0];
    emit(kCliticM1Likeness, both(w.clitic, m1.likeness * 16U + w.likeness));
    emit(kFirstLetterM1Names, both(first, m1.known.names * 16U + m1.likeness));
    emit(kFirstLetterM1Phrase, both(first, m1.phrase));
    if (!evidence.empty()) out.hashes.insert(out.hashes.end(), evidence[i].begin(), evidence[i].end());
    out.begin.push_back(static_cast<std::uint32_t>(out.hashes.size()));
  }
}

std::vector<NerEvidence> ner_evidence(const NerLexicon& lexicon,
                                      const std::vector<std::vector<std::string_view>>& sentences) {
  struct Place {
    std::size_t sentence, word, running;
  };
  std::vector<std::vector<Seen>> seen(sentences.size());
  std::unordered_map<std::uint64_t, std::vector<Place>> places;
  std::size_t running = 0;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    seen[s].resize(sentences[s].size());
    for (std::size_t i = 0; i < sentences[s].size(); ++i, ++running) {
      see_word(lexicon, sentences[s][i], seen[s][i]);
      const Seen& w = seen[s][i];
      if (w.shape == 4 && w.letters.size() > 2 && (w.known.seen < 3 || w.known.listed())) {
        places[w.stem].push_back({s, i, running});
      }
    }
  }
  std::vector<NerEvidence> out(sentences.size());
  for (std::size_t s = 0; s < sentences.size(); ++s) out[s].resize(sentences[s].size());
  const Seen edge;
  for (const auto& [stem, all] : places) {
    for (std::size_t k = 0; k < all.size(); ++k) {
      auto& features = out[all[k].sentence][all[k].word];
      const auto look = [&](const Place& other) {
        const auto& line = seen[other.sentence];
        const Seen& m1 = other.word > 0 ? line[other.word - 1] : edge;
        const Seen& p1 = other.word + 1 < line.size() ? line[other.word + 1] : edge;
        features.push_back(feature(kElsewhereM1, m1.stem));
        features.push_back(feature(kElsewhereCoarseM1, m1.known.coarse));
        features.push_back(feature(kElsewhereFineM1, m1.known.fine));
        features.push_back(feature(kElsewhereCoarseP1, p1.known.coarse));
        features.push_back(feature(kElsewhereNamesM1, both(m1.known.names, m1.likeness)));
        features.push_back(feature(kElsewhereNamesP1, both(p1.known.names, p1.likeness)));
        features.push_back(feature(kElsewherePair, both(m1.known.coarse, p1.known.coarse)));
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

}  // namespace isnad
