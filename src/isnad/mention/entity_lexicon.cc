#include "isnad/mention/entity_lexicon.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "isnad/arabic/proclitics.h"
#include "isnad/lexicon/table.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

constexpr std::uint32_t kOrdinaryFrom = 12;  // articles of 10161
constexpr std::uint32_t kStemFrom = 3;

constexpr std::array<std::pair<std::string_view, EntityWord>, 29> kClasses{{
    {"honorific", EntityWord::Honorific},
    {"office", EntityWord::Office},
    {"office_mod", EntityWord::OfficeMod},
    {"former", EntityWord::Former},
    {"place_in", EntityWord::PlaceIn},
    {"place_out", EntityWord::PlaceOut},
    {"place_tail", EntityWord::PlaceTail},
    {"body", EntityWord::Body},
    {"body_definite", EntityWord::BodyDefinite},
    {"body_national", EntityWord::BodyNational},
    {"body_tail", EntityWord::BodyTail},
    {"company", EntityWord::Company},
    {"event_in", EntityWord::EventIn},
    {"event_name", EntityWord::EventName},
    {"side_head", EntityWord::SideHead},
    {"represent", EntityWord::Represent},
    {"says", EntityWord::Says},
    {"binder", EntityWord::Binder},
    {"compound", EntityWord::Compound},
    {"given_word", EntityWord::GivenWord},
    {"given", EntityWord::Given},
    {"never", EntityWord::Never},
    {"institution", EntityWord::Institution},
    {"council", EntityWord::Council},
    {"council_of", EntityWord::CouncilOf},
    {"ministry_of", EntityWord::MinistryOf},
    {"ministry_tail", EntityWord::MinistryTail},
    {"ministry_and", EntityWord::MinistryAnd},
    {"sport", EntityWord::Sport},
}};

constexpr std::string_view kAlefLam = "\xD8\xA7\xD9\x84";
constexpr std::string_view kHa = "\xD9\x87";
constexpr std::string_view kAlef = "\xD8\xA7";
constexpr std::string_view kWaw = "\xD9\x88";
constexpr std::string_view kYa = "\xD9\x8A";
constexpr std::string_view kNun = "\xD9\x86";
constexpr std::string_view kTa = "\xD8\xAA";

std::uint32_t to_number(std::string_view text) {
  std::uint32_t n = 0;
  std::from_chars(text.data(), text.data() + text.size(), n);
  return n;
}

bool has_cell(std::string_view list, std::string_view value) {
  const auto parts = split_list(list);
  return std::find(parts.begin(), parts.end(), value) != parts.end();
}

/// The words of a phrase written as one, when it has at least two and is long enough to be no accident.
std::string joined(std::string_view phrase) {
  std::string out;
  std::size_t spaces = 0;
  for (const char c : phrase) {
    if (c == ' ') {
      ++spaces;
    } else {
      out.push_back(c);
    }
  }
  return spaces == 0 || spaces > 2 || out.size() < 20 ? std::string() : out;
}

Result<bool> load_names(EntityLexicon& lexicon, const ResourceSource& source, std::string_view file, EntityType type,
                        std::vector<std::string_view> required) {
  required.insert(required.end(), {"id", "names", "ambiguous", "en"});
  auto table = load_table(source, file, required);
  if (!table) return tl::unexpected(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto spellings = table->list(row, "names");
    const std::string_view ambiguous = table->cell(row, "ambiguous");
    if (spellings.empty()) continue;
    KnownEntity known;
    known.id = table->cell(row, "id");
    known.type = type;
    known.name = spellings.front();
    known.name_en = table->cell(row, "en");
    if (table->has("side")) known.side = table->cell(row, "side");
    if (table->has("country")) known.side = table->cell(row, "country");
    if (table->has("within")) known.within = table->cell(row, "within");
    if (table->has("kind")) known.kind = table->cell(row, "kind");
    if (table->has("office")) known.kind = table->cell(row, "office");
    if (table->has("from")) known.from = table->cell(row, "from");
    if (table->has("to")) known.until = table->cell(row, "to");
    if (table->has("capital")) {
      known.kind = "country";
      lexicon.country_of_side.emplace(known.side, known.id);
    }
    const auto index = static_cast<std::uint32_t>(lexicon.known.size());
    if (!lexicon.by_id.emplace(known.id, index).second) {
      return fail(
          ErrorCode::BadSyntax, std::string(file) + ":" + std::to_string(table->line(row)),
          "the id '" + known.id + "' is already another entity's; choose one that is unique over all gazetteers");
    }
    lexicon.known.push_back(std::move(known));
    const auto add = [&](std::string_view spelling, bool is_ambiguous, bool family) {
      const auto form = static_cast<std::uint32_t>(lexicon.forms.size());
      lexicon.forms.push_back({index, is_ambiguous, family});
      lexicon.names.add(spelling, form);
      if (!is_ambiguous && !family) {
        if (const std::string one = joined(spelling); !one.empty()) lexicon.names.add(one, form);
      }
    };
    for (const std::string_view spelling : spellings) add(spelling, has_cell(ambiguous, spelling), false);
    if (table->has("alone")) {
      for (const std::string_view family : table->list(row, "alone")) add(family, false, true);
    }
  }
  return true;
}

void add_demonym(EntityLexicon& lexicon, const std::string& form, std::string_view side) {
  lexicon.demonyms.emplace(form, side);
  lexicon.demonyms.emplace(std::string(kAlefLam) + form, side);
  lexicon.demonyms.emplace(std::string("\xD9\x84\xD9\x84") + form, side);
}

Result<bool> load_demonyms(EntityLexicon& lexicon, const ResourceSource& source) {
  auto table = load_table(source, "gazetteers/demonyms.tsv", {"side", "stems", "plurals", "definite_only"});
  if (!table) return tl::unexpected(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    const std::string_view side = table->cell(row, "side");
    for (const std::string_view stem : table->list(row, "stems")) {
      const std::string base = fold(stem);
      for (const std::string& ending :
           {std::string(), std::string(kHa), std::string(kTa) + std::string(kAlef) + std::string(kNun),
            std::string(kWaw) + std::string(kNun), std::string(kYa) + std::string(kNun),
            std::string(kAlef) + std::string(kNun), std::string(kAlef) + std::string(kTa), std::string(kAlef),
            std::string(kTa) + std::string(kYa) + std::string(kNun)}) {
        add_demonym(lexicon, base + ending, side);
      }
    }
    // forms that are ordinary words without the article ("financial") are listed with it
    for (const std::string_view whole : table->list(row, "definite_only")) lexicon.demonyms.emplace(fold(whole), side);
    for (const std::string_view plural : table->list(row, "plurals")) add_demonym(lexicon, fold(plural), side);
  }
  return true;
}

Result<bool> load_words(EntityLexicon& lexicon, const ResourceSource& source) {
  constexpr std::string_view kFile = "lexicons/entity_words.tsv";
  auto table = load_table(source, kFile, {"class", "words"});
  if (!table) return tl::unexpected(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    const std::string_view name = table->cell(row, "class");
    if (name == "competition" || name == "month" || name == "kingdom" || name == "sultanate" || name == "army" ||
        name == "body_short" || name == "national_head" || name == "where") {
      auto& set = name == "competition"     ? lexicon.competitions
                  : name == "month"         ? lexicon.months
                  : name == "kingdom"       ? lexicon.kingdoms
                  : name == "sultanate"     ? lexicon.sultanates
                  : name == "national_head" ? lexicon.national_heads
                  : name == "body_short"    ? lexicon.body_shorts
                  : name == "where"         ? lexicon.wheres
                                            : lexicon.armies;
      for (const std::string_view word : table->list(row, "words")) set.insert(fold(word));
      continue;
    }
    const auto found = std::find_if(kClasses.begin(), kClasses.end(), [&](const auto& c) { return c.first == name; });
    if (found == kClasses.end()) {
      return fail(ErrorCode::BadSyntax, std::string(kFile) + ":" + std::to_string(table->line(row)),
                  "no such class of words; see entity_lexicon.cc");
    }
    for (const std::string_view word : table->list(row, "words")) {
      const std::string folded = fold_phrase(word);
      lexicon.words[folded] |= static_cast<std::uint32_t>(found->second);
      if (found->second == EntityWord::Honorific) lexicon.honorifics.add(word, 0);
    }
  }
  auto given = load_table(source, "lexicons/arabic_names.tsv", {"name", "also"});
  if (!given) return tl::unexpected(given.error());
  for (std::size_t row = 0; row < given->size(); ++row) {
    lexicon.words[fold(given->cell(row, "name"))] |= static_cast<std::uint32_t>(EntityWord::Given);
    for (const std::string_view also : given->list(row, "also")) {
      lexicon.words[fold(also)] |= static_cast<std::uint32_t>(EntityWord::Given);
    }
  }
  auto parts = load_table(source, "lexicons/name_parts.tsv", {"word", "count"});
  if (!parts) return tl::unexpected(parts.error());
  for (std::size_t row = 0; row < parts->size(); ++row) {
    lexicon.words[parts->cell(row, "word")] |= static_cast<std::uint32_t>(EntityWord::Part);
  }
  auto function = load_table(source, "lexicons/function_words.tsv", {"class", "words"});
  if (!function) return tl::unexpected(function.error());
  for (std::size_t row = 0; row < function->size(); ++row) {
    for (const std::string_view word : function->list(row, "words")) {
      lexicon.words[fold(word)] |= static_cast<std::uint32_t>(EntityWord::Function);
    }
  }
  auto counts = load_table(source, "lexicons/word_counts.tsv", {"word", "articles"});
  if (!counts) return tl::unexpected(counts.error());
  for (std::size_t row = 0; row < counts->size(); ++row) {
    if (to_number(counts->cell(row, "articles")) < kOrdinaryFrom) continue;
    lexicon.words[counts->cell(row, "word")] |= static_cast<std::uint32_t>(EntityWord::Ordinary);
  }
  auto stems = load_table(source, "lexicons/document_frequency.tsv", {"stem", "articles"});
  if (!stems) return tl::unexpected(stems.error());
  for (std::size_t row = 0; row < stems->size(); ++row) {
    if (to_number(stems->cell(row, "articles")) >= kStemFrom) lexicon.stems.emplace(stems->cell(row, "stem"));
  }
  return true;
}

Result<bool> load_speech(EntityLexicon& lexicon, const ResourceSource& source) {
  auto nouns = SpeakerNouns::load(source);
  if (!nouns) return tl::unexpected(nouns.error());
  lexicon.speaker_nouns = std::move(*nouns);
  auto inflections = Inflections::load(source);
  if (!inflections) return tl::unexpected(inflections.error());
  auto verbs =
      load_table(source, "lexicons/speech_verbs.tsv", {"past", "present", "masdar", "participle", "other", "suffixed"});
  if (!verbs) return tl::unexpected(verbs.error());
  for (std::size_t row = 0; row < verbs->size(); ++row) {
    lexicon.speech_verbs.add(*inflections, *verbs, row, static_cast<std::uint32_t>(row),
                             verbs->cell(row, "suffixed") == "1");
  }
  return true;
}

}  // namespace

Result<EntityLexicon> EntityLexicon::load(const ResourceSource& source) {
  EntityLexicon lexicon;
  struct File {
    std::string_view name;
    EntityType type;
    std::vector<std::string_view> columns;
  };
  const std::vector<File> files = {
      {"gazetteers/countries.tsv", EntityType::Place, {"country", "within", "capital"}},
      {"gazetteers/places.tsv", EntityType::Place, {"country", "within", "kind"}},
      {"gazetteers/cities.tsv", EntityType::Place, {"country", "within", "kind"}},
      {"gazetteers/organisations.tsv", EntityType::Organisation, {"country", "kind"}},
      {"gazetteers/media.tsv", EntityType::Organisation, {"country", "kind"}},
      {"gazetteers/people.tsv", EntityType::Person, {"alone", "side", "office", "from", "to"}},
  };
  for (const File& file : files) {
    if (auto done = load_names(lexicon, source, file.name, file.type, file.columns); !done) {
      return tl::unexpected(done.error());
    }
  }
  if (auto done = load_demonyms(lexicon, source); !done) return tl::unexpected(done.error());
  if (auto done = load_words(lexicon, source); !done) return tl::unexpected(done.error());
  if (auto done = load_speech(lexicon, source); !done) return tl::unexpected(done.error());
  if (const auto bytes = source.open("models/ner.bin")) {
    auto model = NerModel::load(*bytes);
    if (!model) return tl::unexpected(model.error());
    lexicon.model = std::move(*model);
  }
  lexicon.names.build();
  lexicon.honorifics.build();
  return lexicon;
}

std::uint32_t EntityLexicon::classes(std::string_view folded_word) const {
  const auto found = words.find(folded_word);
  return found == words.end() ? 0 : found->second;
}

std::string_view EntityLexicon::demonym(std::string_view folded_word) const {
  const auto found = demonyms.find(folded_word);
  return found == demonyms.end() ? std::string_view() : std::string_view(found->second);
}

bool EntityLexicon::unknown(std::string_view folded_word) const {
  const Cuts cuts = proclitic_cuts(folded_word);
  std::array<std::uint32_t, std::tuple_size_v<decltype(Cuts::items)>> bits{};
  for (std::uint8_t k = 0; k < cuts.count; ++k) bits[k] = classes(folded_word.substr(cuts.items[k].skip));
  return unknown(folded_word, cuts, bits);
}

bool EntityLexicon::unknown(std::string_view folded_word, const Cuts& cuts, std::span<const std::uint32_t> bits) const {
  constexpr auto kCommon = static_cast<std::uint32_t>(EntityWord::Ordinary) |
                           static_cast<std::uint32_t>(EntityWord::Function) |
                           static_cast<std::uint32_t>(EntityWord::Never);
  for (std::uint8_t k = 0; k < cuts.count; ++k) {
    if ((bits[k] & kCommon) != 0) return false;
  }
  return !stems.contains(light_stem(folded_word));
}

}  // namespace isnad
