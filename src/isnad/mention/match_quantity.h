#pragma once
// One quantity where it stands: number or range, unit or counted noun, qualifier. What it measures is told apart
// (measure_of.h), because that needs the clause.
#include <optional>

#include "isnad/mention/quantity_lexicon.h"

namespace isnad {

struct QuantityWords {
  std::uint32_t begin = 0;  // atoms, qualifier included
  std::uint32_t end = 0;
  std::uint32_t number_begin = 0;
  std::uint32_t number_end = 0;
  std::uint8_t cut = 0;  // proclitic bytes of the first atom
  double low = 0;
  double high = 0;
  std::string unit;
  std::string measures;  // what the noun or unit itself says
  Qualifier qualifier = Qualifier::Exact;
  bool has_unit = false;  // a known unit or noun
  bool generic = false;   // counts a noun that no list holds
  bool ordinal = false;
  bool scaled = false;       // has a scale word beside a number
  bool needs_sport = false;  // counts only on a page about a match
  bool needs_cue = false;    // a bare number: counts only where the clause says so
};

/// The quantity that begins at the atom (its number, dual noun, ordinal's noun; not its qualifier).
[[nodiscard]] std::optional<QuantityWords> match_quantity(const SensedSentence& s, std::uint32_t at,
                                                          const QuantityLexicon& lexicon);

}  // namespace isnad
