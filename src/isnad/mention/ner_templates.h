#pragma once
// The features of a word in its sentence, template by template: which of them look at the word alone, at a neighbour
// alone, or at several words together. The trainer lists them all; the decoder sums the weights of the first two kinds
// once for each word of an article and goes through the third at every place (ner_scores.h).
//
// The numbers of the templates are part of the model: a change needs a new training. The order of the calls is not.
#include <cstdint>
#include <string_view>

#include "isnad/mention/ner_features.h"

namespace isnad::ner {

enum Template : std::uint64_t {
  kBias = 1,
  kWordM2,
  kWordM1,
  kWord,
  kWordP1,
  kWordP2,
  kPairM1,
  kPairP1,
  kPairM2M1,
  kPairP1P2,
  kPrefix1,
  kPrefix2,
  kPrefix3,
  kPrefix4,
  kSuffix1,
  kSuffix2,
  kSuffix3,
  kSuffix4,
  kStem,
  kStemM1,
  kStemP1,
  kStemPairM1,
  kStemPairP1,
  kStemPrefix2,
  kStemPrefix3,
  kPrefixP1,
  kSuffixP1,
  kSuffixM1,
  kPrefixM1,
  kTrigram,
  kLength,
  kShape,
  kShapeM1,
  kShapeP1,
  kShapeAll,
  kFine,
  kFineM1,
  kFineM2,
  kFineP1,
  kFineP2,
  kCoarse,
  kCoarseM1,
  kCoarseM2,
  kCoarseP1,
  kCoarseP2,
  kCoarsePairM1,
  kCoarsePairP1,
  kCoarseTriple,
  kFinePairM1,
  kFinePairP1,
  kCoarseM2M1,
  kNames,
  kNamesM1,
  kNamesP1,
  kNamesM2,
  kNamesP2,
  kNamesPairP1,
  kNamesPairM1,
  kNamesTriple,
  kNamesSuffix,
  kPlaces,
  kPlacesM1,
  kPlacesP1,
  kPlacesPair,
  kBodies,
  kBodiesM1,
  kBodiesP1,
  kBodiesPairM1,
  kBodiesPairP1,
  kBodiesPlaces,
  kLikeness,
  kLikenessM1,
  kLikenessP1,
  kLikenessNames,
  kLikenessPairP1,
  kLikenessPairM1,
  kSeen,
  kSeenNames,
  kSeenTriple,
  kCoarseM1Names,
  kCoarseM1Likeness,
  kWordM1Names,
  kWordM1Likeness,
  kStemM1Names,
  kNamesCoarseP1,
  kWordCoarseP1,
  kCoarseM1Word,
  kClitic,
  kCliticNames,
  kElsewhereM1,
  kElsewhereCoarseM1,
  kElsewhereFineM1,
  kElsewhereCoarseP1,
  kElsewhereNamesM1,
  kElsewhereNamesP1,
  kElsewherePair,
  kElsewhere,
  kPhrase,
  kPhraseM1,
  kPhraseP1,
  kPhraseWord,
  kPhraseNames,
  kPhraseCoarseM1,
  kCliticM1Names,
  kFirstLetterM1Names,
  kFirstLetterM1Phrase,
  kCliticM1Likeness,
  kMorph,
  kMorphM1,
  kMorphP1,
  kMorphM1W,
  kMorphWP1,
  kMorphNames,
  kMorphLikeness,
  kMorphTriple,
  kMorphNamesP1,
  kCliticMorphM1,
  kTemplates,  // how many
};

[[nodiscard]] inline std::uint64_t mix(std::uint64_t h) {
  h ^= h >> 32;
  h *= 0xd6e8feb86659fd93ULL;
  h ^= h >> 32;
  h *= 0xd6e8feb86659fd93ULL;
  h ^= h >> 32;
  return h;
}

[[nodiscard]] inline std::uint64_t feature(Template t, std::uint64_t payload) {
  return mix(payload * 0x9e3779b97f4a7c15ULL + t * 0xc2b2ae3d27d4eb4fULL);
}

[[nodiscard]] inline std::uint64_t both(std::uint64_t a, std::uint64_t b) {
  return a * 0x9ddfea08eb382d69ULL + mix(b + 0x51ed270b);
}

/// A value of few: which it is, when it is one of those that NerTables keeps by class (ner_classes.h).
struct Coded {
  std::uint64_t value;
  std::uint32_t code;
  constexpr Coded(std::uint64_t v) : Coded(v, v) {}  // most are their own code
  constexpr Coded(std::uint64_t v, std::uint64_t c)
      : value(v), code(c < kNone ? static_cast<std::uint32_t>(c) : kNone) {}
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
};

[[nodiscard]] inline std::uint64_t payload(Coded x) {
  return x.value;
}
[[nodiscard]] inline std::uint64_t payload(Coded x, Coded y) {
  return both(x.value, y.value);
}
[[nodiscard]] inline std::uint64_t payload(Coded x, Coded y, Coded z) {
  return both(both(x.value, y.value), z.value);
}

inline constexpr std::uint64_t kFirstLetter = 0x0621;  // of the Arabic letters, and how many there are
inline constexpr std::uint32_t kLetters = 42;

/// The hash of a run of letters, letter by letter.
class LetterHash {
 public:
  void add(char32_t c) { state_ = (state_ ^ c) * 0x100000001b3ULL; }
  [[nodiscard]] std::uint64_t value() const { return mix(state_); }

 private:
  std::uint64_t state_ = 0xcbf29ce484222325ULL;
};

[[nodiscard]] inline std::uint64_t hash_letters(std::u32string_view letters) {
  LetterHash hash;
  for (const char32_t c : letters) hash.add(c);
  return hash.value();
}

/// Two features of the word itself; with those of naming_pairs() they name the word, and the trainer hides them now and
/// then (ner_names_word()).
template <typename Emit>
void naming(const NerSeen& w, Emit&& emit) {
  emit(kWord, w.word);
  emit(kStem, w.stem);
}

template <typename Emit>
void naming_pairs(const NerSeen& m1, const NerSeen& w, const NerSeen& p1, Emit&& emit) {
  emit(kPairM1, both(m1.word, w.word));
  emit(kPairP1, both(w.word, p1.word));
  emit(kStemPairM1, both(m1.stem, w.stem));
  emit(kStemPairP1, both(w.stem, p1.stem));
  emit(kWordCoarseP1, both(w.word, p1.known.coarse));
  emit(kCoarseM1Word, both(m1.known.coarse, w.word));
}

/// The word and its spelling.
template <typename Emit>
void alone(const NerSeen& w, const NerSpelling& spelling, Emit&& emit) {
  emit(kBias, 0);
  const std::u32string_view normal = spelling.normal;
  for (std::size_t k = 1; k <= 4 && k < normal.size(); ++k) {
    emit(static_cast<Template>(kPrefix1 + k - 1), hash_letters(normal.substr(0, k)));
    emit(static_cast<Template>(kSuffix1 + k - 1), hash_letters(normal.substr(normal.size() - k)));
  }
  const std::u32string_view stem = spelling.stem;
  if (stem.size() > 2) emit(kStemPrefix2, hash_letters(stem.substr(0, 2)));
  if (stem.size() > 3) emit(kStemPrefix3, hash_letters(stem.substr(0, 3)));
  for (std::size_t k = 0; k + 3 <= stem.size() && k < 8; ++k) emit(kTrigram, hash_letters(stem.substr(k, 3)));
  emit(kLength, Coded(stem.size() < 10 ? stem.size() : 10));
  emit(kShape, Coded(w.shape));
  emit(kFine, Coded(w.known.fine));
  emit(kCoarse, Coded(w.known.coarse));
  emit(kNames, Coded(w.known.names));
  if (stem.size() > 2) emit(kNamesSuffix, both(w.known.names, hash_letters(stem.substr(stem.size() - 2))));
  emit(kPlaces, Coded(w.known.places));
  emit(kBodies, Coded(w.known.bodies));
  emit(kBodiesPlaces, w.known.bodies, w.known.places * 16U + w.known.names);
  emit(kLikeness, Coded(w.likeness));
  emit(kLikenessNames, w.likeness, w.known.names * 4U + w.known.seen);
  emit(kSeen, Coded(w.known.seen));
  emit(kSeenNames, w.known.seen, w.known.names);
  const Coded clitic{w.clitic, w.clitic_code};
  emit(kClitic, clitic);
  emit(kCliticNames, clitic, w.known.names * 16U + w.known.places);
  emit(kMorph, Coded(w.known.morph));
  emit(kMorphNames, w.known.morph, w.known.names * 4U + w.known.seen);
  emit(kMorphLikeness, w.known.morph, w.likeness);
}

struct NeighbourTemplates {
  Template word, stem, prefix, suffix, shape, fine, coarse, names, places, bodies, likeness, morph;
};
inline constexpr NeighbourTemplates kBefore{kWordM1,   kStemM1,  kPrefixM1, kSuffixM1, kShapeM1,    kFineM1,
                                            kCoarseM1, kNamesM1, kPlacesM1, kBodiesM1, kLikenessM1, kMorphM1};
inline constexpr NeighbourTemplates kAfter{kWordP1,   kStemP1,  kPrefixP1, kSuffixP1, kShapeP1,    kFineP1,
                                           kCoarseP1, kNamesP1, kPlacesP1, kBodiesP1, kLikenessP1, kMorphP1};

/// What a word says of the one next to it: kBefore of the one after it, kAfter of the one before it.
template <typename Emit>
void next_to(const NeighbourTemplates& t, const NerSeen& x, const NerSpelling& spelling, Emit&& emit) {
  emit(t.word, x.word);
  emit(t.stem, x.stem);
  const std::u32string_view stem = spelling.stem;
  if (stem.size() >= 3) {
    emit(t.prefix, hash_letters(stem.substr(0, 2)));
    emit(t.suffix, hash_letters(stem.substr(stem.size() - 2)));
  }
  emit(t.shape, Coded(x.shape));
  emit(t.fine, Coded(x.known.fine));
  emit(t.coarse, Coded(x.known.coarse));
  emit(t.names, Coded(x.known.names));
  emit(t.places, Coded(x.known.places));
  emit(t.bodies, Coded(x.known.bodies));
  emit(t.likeness, Coded(x.likeness));
  emit(t.morph, Coded(x.known.morph));
}

/// What a word says of the one after the next.
template <typename Emit>
void two_before(const NerSeen& m2, Emit&& emit) {
  emit(kWordM2, m2.word);
  emit(kFineM2, Coded(m2.known.fine));
  emit(kCoarseM2, Coded(m2.known.coarse));
  emit(kNamesM2, Coded(m2.known.names));
}

template <typename Emit>
void two_after(const NerSeen& p2, Emit&& emit) {
  emit(kWordP2, p2.word);
  emit(kFineP2, Coded(p2.known.fine));
  emit(kCoarseP2, Coded(p2.known.coarse));
  emit(kNamesP2, Coded(p2.known.names));
}

/// Several words at once, and the phrases they stand in. What looks at classes only is given as codes (ner_classes.h).
template <typename Emit>
void together(const NerSeen& m2, const NerSeen& m1, const NerSeen& w, const NerSeen& p1, const NerSeen& p2,
              Emit&& emit) {
  const Coded clitic{w.clitic, w.clitic_code};
  const Coded letter{w.first_letter, w.first_letter - kFirstLetter};
  emit(kPairM2M1, both(m2.word, m1.word));
  emit(kPairP1P2, both(p1.word, p2.word));
  emit(kShapeAll, m1.shape, w.shape, p1.shape);
  emit(kCoarsePairM1, m1.known.coarse, w.known.coarse);
  emit(kCoarsePairP1, w.known.coarse, p1.known.coarse);
  emit(kCoarseM2M1, m2.known.coarse, m1.known.coarse);
  emit(kCoarseTriple, both(both(m1.known.coarse, w.known.coarse), p1.known.coarse));
  emit(kFinePairM1, both(m1.known.fine, w.known.fine));
  emit(kFinePairP1, both(w.known.fine, p1.known.fine));
  emit(kNamesPairM1, m1.known.names, w.known.names);
  emit(kNamesPairP1, w.known.names, p1.known.names);
  emit(kNamesTriple, m1.known.names, w.known.names, p1.known.names);
  emit(kPlacesPair, w.known.places, p1.known.places);
  emit(kBodiesPairM1, m1.known.bodies, w.known.bodies);
  emit(kBodiesPairP1, w.known.bodies, p1.known.bodies);
  emit(kLikenessPairP1, w.likeness, p1.likeness);
  emit(kLikenessPairM1, m1.likeness, w.likeness);
  emit(kSeenTriple, m1.known.seen, w.known.seen, p1.known.seen);
  emit(kCoarseM1Names, m1.known.coarse, w.known.names * 4U + w.known.seen);
  emit(kCoarseM1Likeness, m1.known.coarse, w.likeness);
  emit(kWordM1Names, both(m1.word, w.known.names * 4U + w.known.seen));
  emit(kWordM1Likeness, both(m1.word, w.likeness));
  emit(kStemM1Names, both(m1.stem, w.known.names));
  emit(kNamesCoarseP1, w.known.names * 4U + w.known.seen, p1.known.coarse);
  emit(kPhrase, Coded(w.phrase));
  emit(kPhraseM1, Coded(m1.phrase));
  emit(kPhraseP1, Coded(p1.phrase));
  emit(kPhraseNames, w.phrase, w.known.names * 4U + w.known.seen);
  emit(kPhraseCoarseM1, w.phrase, m1.known.coarse);
  if (w.phrase != 0) emit(kPhraseWord, both(w.phrase, w.stem));
  emit(kCliticM1Names, clitic, m1.known.names * 8U + w.known.names);
  emit(kCliticM1Likeness, clitic, m1.likeness * 16U + w.likeness);
  emit(kFirstLetterM1Names, letter, m1.known.names * 16U + m1.likeness);
  emit(kFirstLetterM1Phrase, letter, m1.phrase);
  emit(kMorphM1W, m1.known.morph, w.known.morph);
  emit(kMorphWP1, w.known.morph, p1.known.morph);
  emit(kMorphTriple, m1.known.morph, w.known.morph, p1.known.morph);
  emit(kMorphNamesP1, w.known.names * 16U + w.likeness, p1.known.morph);
  emit(kCliticMorphM1, clitic, m1.known.morph * 16U + w.likeness);
}

/// What the word's other occurrence, between `m1` and `p1`, says of it.
template <typename Emit>
void elsewhere(const NerSeen& m1, const NerSeen& p1, Emit&& emit) {
  emit(kElsewhereM1, m1.stem);
  emit(kElsewhereCoarseM1, m1.known.coarse);
  emit(kElsewhereFineM1, m1.known.fine);
  emit(kElsewhereCoarseP1, p1.known.coarse);
  emit(kElsewhereNamesM1, both(m1.known.names, m1.likeness));
  emit(kElsewhereNamesP1, both(p1.known.names, p1.likeness));
  emit(kElsewherePair, both(m1.known.coarse, p1.known.coarse));
}

}  // namespace isnad::ner
