#pragma once
// The words of quantities, from resources/lexicons: units.tsv, counted_nouns.tsv, time_units.tsv, qualifiers.tsv,
// measure_words.tsv, quantity_words.tsv and the numerals. One SenseTable; the kind of a sense is a
// quantity_sense::Kind. Accusatives and duals of counted nouns are derived here; everything else is listed.
#include <cstdint>
#include <string>
#include <vector>

#include "isnad/arabic/numerals.h"
#include "isnad/base/result.h"
#include "isnad/lexicon/resource_source.h"
#include "isnad/mention/mention.h"
#include "isnad/mention/time_lexicon.h"

namespace isnad {

namespace quantity_sense {
enum Kind : std::uint8_t {
  kMeasureUnit = 1,  // id: into measure_units()
  kNoun,             // id: into nouns() * 3 + GrammaticalNumber
  kTimeNoun,         // id: into time_nouns() * 3 + GrammaticalNumber
  kQualifierBefore,  // id: Qualifier
  kQualifierAfter,
  kMeasureBefore,  // id: into measures()
  kMeasureAfter,
  kAmount,
  kLabel,
  kStop,
  kPart,
  kSport,
  kVersus,
  kNil,
  kOrdinalNoun,  // id: into ordinal_units()
  kAnd,
  kTo,
  kBetween,
  kFrom,
  kEach,
  kFractionOf,
  kOutOf,
};
}  // namespace quantity_sense

struct MeasureUnit {
  std::string name;
  std::string dimension;
  bool decimal = false;
};

struct CountedNoun {
  std::string unit;
  std::string measures;
  bool bare_dual = false;
};

struct MeasureWord {
  std::string measures;
  std::string unit;  // of a number that has none of its own
};

class QuantityLexicon {
 public:
  [[nodiscard]] static Result<QuantityLexicon> load(const ResourceSource& source);

  [[nodiscard]] const SenseTable& table() const { return table_; }
  [[nodiscard]] const NumeralLexicon& numerals() const { return numerals_; }
  [[nodiscard]] const MeasureUnit& unit(const Sense& sense) const { return units_[sense.id]; }
  [[nodiscard]] const CountedNoun& noun(const Sense& sense) const { return nouns_[sense.id / 3]; }
  [[nodiscard]] const std::string& time_noun(const Sense& sense) const { return time_nouns_[sense.id / 3]; }
  [[nodiscard]] static GrammaticalNumber number_of(const Sense& sense) {
    return static_cast<GrammaticalNumber>(sense.id % 3);
  }
  [[nodiscard]] const MeasureWord& measure(const Sense& sense) const { return measures_[sense.id]; }
  [[nodiscard]] const std::string& ordinal_unit(const Sense& sense) const { return ordinal_units_[sense.id]; }

 private:
  SenseTable table_;
  NumeralLexicon numerals_;
  std::vector<MeasureUnit> units_;
  std::vector<CountedNoun> nouns_;
  std::vector<std::string> time_nouns_;
  std::vector<MeasureWord> measures_;
  std::vector<std::string> ordinal_units_;
};

}  // namespace isnad
