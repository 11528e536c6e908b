#pragma once
// What the finder of names knows: the gazetteers (countries, places, organisations, media, people), the words that tell
// a name is near (titles, nouns of places and bodies) and the words names are made of. Loaded once, immutable, shared.
//
// A gazetteer row is a fact about the world. A name that is also an ordinary word is listed there as ambiguous and is
// found only in a context that asks for a name.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "isnad/arabic/proclitics.h"
#include "isnad/base/result.h"
#include "isnad/lexicon/phrase_table.h"
#include "isnad/lexicon/resource_source.h"
#include "isnad/mention/mention.h"
#include "isnad/mention/ner_model.h"
#include "isnad/mention/speaker_nouns.h"
#include "isnad/mention/verb_forms.h"
#include "isnad/mention/word_set.h"

namespace isnad {

/// One row of a gazetteer.
struct KnownEntity {
  std::string id;
  EntityType type = EntityType::Other;
  std::string name;  // first spelling
  std::string name_en;
  std::string side;    // people and organisations: on whose behalf; places: their country
  std::string within;  // places: id of the next larger one
  std::string kind;    // "agency", "region", office of a person ...
  std::string from;    // people: year the office began, empty when unknown
  std::string until;   // people: year it ended, empty while in office
};

/// One spelling of a known entity.
struct KnownForm {
  std::uint32_t entity = 0;
  bool ambiguous = false;  // also an ordinary word or another name
  bool family = false;     // a family name that is enough where the full name is nowhere
};

enum class EntityWord : std::uint32_t {
  Honorific = 1U << 0,
  Office = 1U << 1,
  OfficeMod = 1U << 2,
  Former = 1U << 3,
  PlaceIn = 1U << 4,
  PlaceOut = 1U << 5,
  PlaceTail = 1U << 6,
  Body = 1U << 7,
  BodyDefinite = 1U << 8,
  BodyNational = 1U << 9,
  BodyTail = 1U << 10,
  Company = 1U << 11,
  EventIn = 1U << 12,
  EventName = 1U << 13,
  SideHead = 1U << 14,
  Represent = 1U << 15,
  Says = 1U << 16,
  Binder = 1U << 17,
  Compound = 1U << 18,
  GivenWord = 1U << 19,
  Given = 1U << 20,
  Never = 1U << 21,
  Function = 1U << 22,     // closed-class word
  Part = 1U << 23,         // stands in people's names
  Ordinary = 1U << 24,     // common in news
  Institution = 1U << 25,  // with one noun already names a body
  Council = 1U << 26,      // names a body with a noun of CouncilOf
  CouncilOf = 1U << 27,
  MinistryOf = 1U << 28,  // first noun of a ministry that takes an adjective
  MinistryTail = 1U << 29,
  MinistryAnd = 1U << 30,  // nouns joined by "and" in names of ministries
  Sport = 1U << 31,
};

struct EntityLexicon {
  std::vector<KnownEntity> known;
  std::vector<KnownForm> forms;
  PhraseTable names;                                             // payload: index into forms
  WordMap<std::string> demonyms;                                 // folded form with or without the article -> side
  std::unordered_map<std::string, std::uint32_t> by_id;          // into known
  std::unordered_map<std::string, std::string> country_of_side;  // "RU" -> "russia"
  WordSet competitions;                  // second words of cups and leagues
  WordSet kingdoms;                      // "the kingdom": which one the article tells
  WordSet sultanates;
  WordSet national_heads;        // first words of bodies that every country has
  WordSet body_shorts;           // definite heads that with one adjective name a body
  WordSet wheres;                // prepositions before a place
  WordSet armies;                // "the army", after one army is named
  WordSet months;                // names of months that are given names too
  PhraseTable honorifics;                                // of several words too
  WordMap<std::uint32_t> words;                          // folded -> EntityWord bits
  WordSet stems;                                         // light stems that are common in news

  VerbForms speech_verbs;      // of lexicons/speech_verbs.tsv: what stands between one and its clause speaks
  SpeakerNouns speaker_nouns;  // "the patient", "his son": titles before a speaker's name

  std::optional<NerModel> model;  // none when models/ner.bin is not among the resources

  [[nodiscard]] static Result<EntityLexicon> load(const ResourceSource& source);

  [[nodiscard]] std::uint32_t classes(std::string_view folded_word) const;
  [[nodiscard]] bool is(std::string_view folded_word, EntityWord one) const {
    return (classes(folded_word) & static_cast<std::uint32_t>(one)) != 0;
  }
  /// The side a nationality adjective names ("RU"), or empty.
  [[nodiscard]] std::string_view demonym(std::string_view folded_word) const;
  /// True for a word the news does not use: neither it, nor what is left after its proclitics, nor its stem is common.
  [[nodiscard]] bool unknown(std::string_view folded_word) const;
  /// The same, for a word that is cut already; `bits` holds the classes of what each cut leaves.
  [[nodiscard]] bool unknown(std::string_view folded_word, const Cuts& cuts, std::span<const std::uint32_t> bits) const;
};

}  // namespace isnad
