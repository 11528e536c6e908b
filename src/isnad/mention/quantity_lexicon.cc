#include "isnad/mention/quantity_lexicon.h"

#include <array>
#include <optional>

#include "isnad/lexicon/table.h"
#include "isnad/mention/derive_forms.h"

namespace isnad {

using namespace quantity_sense;

namespace {

struct WordRole {
  std::string_view name;
  Kind kind;
};
constexpr std::array kRoles{
    WordRole{"label", kLabel},
    WordRole{"stop", kStop},
    WordRole{"part", kPart},
    WordRole{"sport", kSport},
    WordRole{"versus", kVersus},
    WordRole{"nil", kNil},
    WordRole{"ordinal-noun", kOrdinalNoun},
    WordRole{"and", kAnd},
    WordRole{"to", kTo},
    WordRole{"between", kBetween},
    WordRole{"from", kFrom},
    WordRole{"each", kEach},
    WordRole{"fraction-of", kFractionOf},
    WordRole{"out-of", kOutOf},
};

std::optional<Qualifier> qualifier_named(std::string_view name) {
  if (name == "over") return Qualifier::Over;
  if (name == "under") return Qualifier::Under;
  if (name == "about") return Qualifier::About;
  return std::nullopt;
}

tl::unexpected<Error> bad_row(std::string_view file, const Table& table, std::size_t row, std::string message) {
  return fail(ErrorCode::BadSyntax, std::string(file) + ":" + std::to_string(table.line(row)), std::move(message));
}

}  // namespace

Result<QuantityLexicon> QuantityLexicon::load(const ResourceSource& source) {
  QuantityLexicon lexicon;
  auto numerals = NumeralLexicon::load(source);
  if (!numerals) return tl::unexpected(numerals.error());
  lexicon.numerals_ = std::move(*numerals);
  lexicon.numerals_.add_to(lexicon.table_);

  auto units = load_table(source, "lexicons/units.tsv", {"unit", "dimension", "decimal", "forms"});
  if (!units) return tl::unexpected(units.error());
  for (std::size_t row = 0; row < units->size(); ++row) {
    const auto id = static_cast<std::uint16_t>(lexicon.units_.size());
    lexicon.units_.push_back({std::string(units->cell(row, "unit")), std::string(units->cell(row, "dimension")),
                              units->cell(row, "decimal") == "yes"});
    for (const std::string_view form : units->list(row, "forms")) lexicon.table_.add(kMeasureUnit, id, form);
  }

  auto nouns = load_table(source, "lexicons/counted_nouns.tsv", {"unit", "measures", "singular", "plural", "dual"});
  if (!nouns) return tl::unexpected(nouns.error());
  for (std::size_t row = 0; row < nouns->size(); ++row) {
    const auto id = static_cast<std::uint16_t>(3 * lexicon.nouns_.size());
    lexicon.nouns_.push_back({std::string(nouns->cell(row, "unit")), std::string(nouns->cell(row, "measures")),
                              nouns->cell(row, "dual") == "yes"});
    for (const std::string_view singular : nouns->list(row, "singular")) {
      const DerivedForms forms = derive_forms(singular);
      for (const std::string& form : forms.singular) lexicon.table_.add(kNoun, id, form);
      for (const std::string& form : forms.dual) lexicon.table_.add(kNoun, static_cast<std::uint16_t>(id + 1), form);
    }
    for (const std::string_view plural : nouns->list(row, "plural"))
      lexicon.table_.add(kNoun, static_cast<std::uint16_t>(id + 2), plural);
  }

  auto times = load_table(source, "lexicons/time_units.tsv", {"unit", "singular", "dual", "plural"});
  if (!times) return tl::unexpected(times.error());
  for (std::size_t row = 0; row < times->size(); ++row) {
    const auto id = static_cast<std::uint16_t>(3 * lexicon.time_nouns_.size());
    lexicon.time_nouns_.emplace_back(times->cell(row, "unit"));
    constexpr std::array<std::string_view, 3> kColumns{"singular", "dual", "plural"};
    for (std::size_t k = 0; k < kColumns.size(); ++k)
      for (const std::string_view form : times->list(row, kColumns[k]))
        lexicon.table_.add(kTimeNoun, static_cast<std::uint16_t>(id + k), form);
  }

  constexpr std::string_view kQualifiers = "lexicons/qualifiers.tsv";
  auto qualifiers = load_table(source, kQualifiers, {"qualifier", "place", "forms"});
  if (!qualifiers) return tl::unexpected(qualifiers.error());
  for (std::size_t row = 0; row < qualifiers->size(); ++row) {
    const auto qualifier = qualifier_named(qualifiers->cell(row, "qualifier"));
    if (!qualifier) return bad_row(kQualifiers, *qualifiers, row, "qualifier must be over, under or about");
    const Kind kind = qualifiers->cell(row, "place") == "after" ? kQualifierAfter : kQualifierBefore;
    for (const std::string_view form : qualifiers->list(row, "forms"))
      lexicon.table_.add(kind, static_cast<std::uint16_t>(*qualifier), form);
  }

  auto measures = load_table(source, "lexicons/measure_words.tsv", {"measures", "unit", "place", "forms"});
  if (!measures) return tl::unexpected(measures.error());
  for (std::size_t row = 0; row < measures->size(); ++row) {
    const auto id = static_cast<std::uint16_t>(lexicon.measures_.size());
    lexicon.measures_.push_back(
        {std::string(measures->cell(row, "measures")), std::string(measures->cell(row, "unit"))});
    const bool after = measures->cell(row, "place") == "after";
    const Kind kind = measures->cell(row, "measures") == "amount" ? kAmount : after ? kMeasureAfter : kMeasureBefore;
    for (const std::string_view form : measures->list(row, "forms")) lexicon.table_.add(kind, id, form);
  }

  constexpr std::string_view kWords = "lexicons/quantity_words.tsv";
  auto words = load_table(source, kWords, {"role", "value", "forms"});
  if (!words) return tl::unexpected(words.error());
  for (std::size_t row = 0; row < words->size(); ++row) {
    const WordRole* role = nullptr;
    for (const WordRole& known : kRoles)
      if (known.name == words->cell(row, "role")) role = &known;
    if (role == nullptr) return bad_row(kWords, *words, row, "unknown role; see mention/quantity_lexicon.h");
    const auto id = static_cast<std::uint16_t>(lexicon.ordinal_units_.size());
    if (role->kind == kOrdinalNoun) lexicon.ordinal_units_.emplace_back(words->cell(row, "value"));
    for (const std::string_view form : words->list(row, "forms")) lexicon.table_.add(role->kind, id, form);
  }
  return lexicon;
}

}  // namespace isnad
