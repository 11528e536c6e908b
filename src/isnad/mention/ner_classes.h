#pragma once
// Features that look at small classes only (word classes, kinds of names, scripts ...). Their values
// are few, so the weights of all of them are looked up once, when the model is loaded, and lie in one table by class:
// NerTables adds a feature of this kind without a hash. Values that are no class (an unusual sign as a shape) go the
// common way. Only speed depends on what is listed here.
#include <array>
#include <cstdint>

#include "isnad/mention/ner_templates.h"

namespace isnad::ner {

/// The classes of one side of a feature: as many codes, which stand for these values.
struct Side {
  std::uint32_t codes = 1;
  enum class Values : std::uint8_t { Codes, Letters, Clitics } values = Values::Codes;

  [[nodiscard]] std::uint64_t value(std::uint32_t code) const {
    switch (values) {
      case Values::Letters:
        return code + kFirstLetter;
      case Values::Clitics:
        return ner_clitic(static_cast<std::uint8_t>(code));
      default:
        return code;
    }
  }
};

struct ClassFeature {
  Template name;
  Side x;
  std::uint32_t sides = 1;
  Side y{};
  Side z{};
  constexpr ClassFeature(Template t, Side a) : name(t), x(a) {}
  constexpr ClassFeature(Template t, Side a, Side b) : name(t), x(a), sides(2), y(b) {}
  constexpr ClassFeature(Template t, Side a, Side b, Side c) : name(t), x(a), sides(3), y(b), z(c) {}
  [[nodiscard]] constexpr std::uint32_t size() const { return x.codes * y.codes * z.codes; }
};

inline constexpr Side kCoarseSide{128}, kNamesSide{8}, kNamesSeenSide{32}, kPlacesSide{16}, kBodiesSide{16},
    kLikenessSide{10}, kSeenSide{4}, kFineSide{1024}, kMorphSide{32}, kShapeSide{17}, kPhraseSide{256},
    kNoPhraseSide{1}, kLetterSide{kLetters, Side::Values::Letters}, kCliticSide{kNerClitics, Side::Values::Clitics};

inline constexpr std::array kClassFeatures{
    ClassFeature{kShape, kShapeSide},
    ClassFeature{kShapeM1, kShapeSide},
    ClassFeature{kShapeP1, kShapeSide},
    ClassFeature{kFine, kFineSide},
    ClassFeature{kFineM1, kFineSide},
    ClassFeature{kFineP1, kFineSide},
    ClassFeature{kFineM2, kFineSide},
    ClassFeature{kFineP2, kFineSide},
    ClassFeature{kCoarse, kCoarseSide},
    ClassFeature{kCoarseM1, kCoarseSide},
    ClassFeature{kCoarseP1, kCoarseSide},
    ClassFeature{kCoarseM2, kCoarseSide},
    ClassFeature{kCoarseP2, kCoarseSide},
    ClassFeature{kNames, kNamesSide},
    ClassFeature{kNamesM1, kNamesSide},
    ClassFeature{kNamesP1, kNamesSide},
    ClassFeature{kNamesM2, kNamesSide},
    ClassFeature{kNamesP2, kNamesSide},
    ClassFeature{kPlaces, kPlacesSide},
    ClassFeature{kPlacesM1, kPlacesSide},
    ClassFeature{kPlacesP1, kPlacesSide},
    ClassFeature{kBodies, kBodiesSide},
    ClassFeature{kBodiesM1, kBodiesSide},
    ClassFeature{kBodiesP1, kBodiesSide},
    ClassFeature{kLikeness, kLikenessSide},
    ClassFeature{kLikenessM1, kLikenessSide},
    ClassFeature{kLikenessP1, kLikenessSide},
    ClassFeature{kMorph, kMorphSide},
    ClassFeature{kMorphM1, kMorphSide},
    ClassFeature{kMorphP1, kMorphSide},
    ClassFeature{kLength, Side{11}},
    ClassFeature{kSeen, kSeenSide},
    ClassFeature{kClitic, kCliticSide},
    ClassFeature{kBodiesPlaces, kBodiesSide, Side{256}},
    ClassFeature{kLikenessNames, kLikenessSide, kNamesSeenSide},
    ClassFeature{kSeenNames, kSeenSide, kNamesSide},
    ClassFeature{kCliticNames, kCliticSide, Side{128}},
    ClassFeature{kMorphNames, kMorphSide, kNamesSeenSide},
    ClassFeature{kMorphLikeness, kMorphSide, kLikenessSide},
    ClassFeature{kCoarsePairM1, kCoarseSide, kCoarseSide},
    ClassFeature{kCoarsePairP1, kCoarseSide, kCoarseSide},
    ClassFeature{kCoarseM2M1, kCoarseSide, kCoarseSide},
    ClassFeature{kNamesPairM1, kNamesSide, kNamesSide},
    ClassFeature{kNamesPairP1, kNamesSide, kNamesSide},
    ClassFeature{kPlacesPair, kPlacesSide, kPlacesSide},
    ClassFeature{kBodiesPairM1, kBodiesSide, kBodiesSide},
    ClassFeature{kBodiesPairP1, kBodiesSide, kBodiesSide},
    ClassFeature{kLikenessPairM1, kLikenessSide, kLikenessSide},
    ClassFeature{kLikenessPairP1, kLikenessSide, kLikenessSide},
    ClassFeature{kCoarseM1Names, kCoarseSide, kNamesSeenSide},
    ClassFeature{kCoarseM1Likeness, kCoarseSide, kLikenessSide},
    ClassFeature{kNamesCoarseP1, kNamesSeenSide, kCoarseSide},
    ClassFeature{kPhrase, kPhraseSide},
    ClassFeature{kPhraseM1, kPhraseSide},
    ClassFeature{kPhraseP1, kPhraseSide},
    ClassFeature{kPhraseNames, kNoPhraseSide, kNamesSeenSide},
    ClassFeature{kPhraseCoarseM1, kNoPhraseSide, kCoarseSide},
    ClassFeature{kCliticM1Names, kCliticSide, Side{64}},
    ClassFeature{kCliticM1Likeness, kCliticSide, Side{160}},
    ClassFeature{kFirstLetterM1Names, kLetterSide, Side{128}},
    ClassFeature{kFirstLetterM1Phrase, kLetterSide, kNoPhraseSide},
    ClassFeature{kMorphM1W, kMorphSide, kMorphSide},
    ClassFeature{kMorphWP1, kMorphSide, kMorphSide},
    ClassFeature{kMorphNamesP1, Side{128}, kMorphSide},
    ClassFeature{kCliticMorphM1, kCliticSide, Side{512}},
    ClassFeature{kShapeAll, kShapeSide, kShapeSide, kShapeSide},
    ClassFeature{kNamesTriple, kNamesSide, kNamesSide, kNamesSide},
    ClassFeature{kSeenTriple, kSeenSide, kSeenSide, kSeenSide},
    ClassFeature{kMorphTriple, kMorphSide, kMorphSide, kMorphSide},
};

/// Where the weights of a class feature begin in the table, and how many codes its sides have; none: all sides 0.
struct ClassPlace {
  std::uint32_t first = 0;
  std::uint32_t x = 0, y = 0, z = 0;
};

inline constexpr std::array<ClassPlace, kTemplates> kClassPlaces = [] {
  std::array<ClassPlace, kTemplates> places{};
  std::uint32_t first = 0;
  for (const ClassFeature& f : kClassFeatures) {
    places[f.name] = {first, f.x.codes, f.y.codes, f.z.codes};
    first += f.size();
  }
  return places;
}();

inline constexpr std::uint32_t kClassWeights = [] {
  std::uint32_t size = 0;
  for (const ClassFeature& f : kClassFeatures) size += f.size();
  return size;
}();

}  // namespace isnad::ner
