#pragma once
// Numbers as Arabic writes them: in digits of every set with their separators, in words of either gender, any case,
// dual and construct, and mixed. The grammar is that of the modern written language (Wright II, 96-109; the spellings
// of the hundreds both joined and apart): units before tens joined by waw, larger before smaller, scales that multiply
// what stands before them.
//     "11 alf wa-300" -> 11300     "thamaniya wa-ishrin" -> 28     "alfay" -> 2000     "milyun wa-nisf al-milyun"
//     -> 1.5e6
// Not done: dialect numerals, Roman numerals, letters as numbers (abjad).
//
// A dot or comma before exactly three digits is a thousands mark, except a dot (or comma) before a scale word or a unit
// that is written with decimals («9.532 ملايين» is 9.532 million): the caller may ask for that reading.
#include <cstdint>
#include <optional>
#include <vector>

#include "isnad/arabic/senses.h"
#include "isnad/base/result.h"
#include "isnad/lexicon/resource_source.h"

namespace isnad {

inline constexpr std::uint8_t kNumeralSense = 0;       // the Sense::kind of the words for numbers
inline constexpr std::uint8_t kArithmeticSense = 250;  // ... of the words that join two numbers; only where asked for

enum class NumeralClass : std::uint8_t {
  Unit,      // 1-9
  Head,      // the first word of eleven and twelve, and of "one and twenty" in the feminine
  Ten,       // 10, also the second word of the teens
  Tens,      // 20-90
  Hundred,   // 100 as a word of its own
  Hundreds,  // 200-900 in one word
  HundredPlural,
  Scale,        // thousand, million ...
  ScalePlural,  // only after a number
  ScaleDual,    // two thousand ... in one word
  ScaleEither,  // the accusative singular after a number, the construct dual without one
  Fraction,
  FractionDual,
  FractionPlural,  // only after a unit: three quarters
  Ordinal,         // 1-10, and the first word of the eleventh
  Negative,        // the rest only in calculation()
  Zero,
  Over,
  PartOf,
  Point,
};

struct NumeralWord {
  NumeralClass type = NumeralClass::Unit;
  double value = 0;
};

struct Number {
  double value = 0;
  std::uint32_t begin = 0;  // atoms
  std::uint32_t end = 0;
  std::uint8_t cut = 0;  // proclitic bytes of the first atom
  bool preposition = false;
  char preposition_letter = 0;
  bool definite = false;
  bool in_digits = false;      // begins with digits
  bool fraction = false;       // less than one, in words
  bool bare_one = false;       // "one" alone, or "ten" that may be another word
  double scale = 1;            // the last scale word used
  double decimal_reading = 0;  // digits "1.650": 1650 by grouping, 1.65 as a decimal; 0 when there is no doubt
  std::uint32_t digit_count = 0;
  bool leading_zero = false;
};

class NumeralLexicon {
 public:
  [[nodiscard]] static Result<NumeralLexicon> load(const ResourceSource& source);
  void add_to(SenseTable& table) const;
  /// The words that calculation() needs besides.
  void add_arithmetic_to(SenseTable& table) const;

  /// The cardinal (or decimal, or fraction) that begins at the atom. Its first word may carry proclitics.
  [[nodiscard]] std::optional<Number> cardinal(const SensedSentence& s, std::uint32_t at) const;
  /// The ordinal that begins at the atom: third, eleventh, two-and-twentieth.
  [[nodiscard]] std::optional<Number> ordinal(const SensedSentence& s, std::uint32_t at) const;
  /// "wa-nisf", "wa-rub" ... at the atom: the fraction's value, and where it ends.
  [[nodiscard]] std::optional<Number> added_fraction(const SensedSentence& s, std::uint32_t at) const;
  /// What a person would key into a calculator: signs, mixed fractions, "one over twenty", powers. No news prose needs
  /// it but the specifications do; the finders of mentions read cardinals.
  [[nodiscard]] std::optional<Number> calculation(const SensedSentence& s, std::uint32_t at) const;
  /// Digits alone, with their separators.
  [[nodiscard]] std::optional<Number> digits(const SensedSentence& s, std::uint32_t at) const;

 private:
  enum class Waw { Forbidden, Allowed, Required };
  struct Word {
    NumeralWord numeral;
    const Sense* sense = nullptr;
    std::uint32_t end = 0;
  };
  [[nodiscard]] std::optional<Word> word(const SensedSentence& s, std::uint32_t at, Waw waw) const;
  [[nodiscard]] std::optional<Word> word_of(const SensedSentence& s, std::uint32_t at, Waw waw,
                                            NumeralClass type) const;
  [[nodiscard]] std::optional<Number> under_thousand(const SensedSentence& s, std::uint32_t at, Waw waw) const;
  [[nodiscard]] std::optional<Number> segment(const SensedSentence& s, std::uint32_t at, Waw waw) const;
  void multiply_scales(const SensedSentence& s, Number& n) const;
  [[nodiscard]] bool joins(const SensedSentence& s, std::uint32_t at, NumeralClass type, std::uint32_t& end) const;
  [[nodiscard]] std::optional<Number> operand(const SensedSentence& s, std::uint32_t at) const;

  std::vector<NumeralWord> words_;
  std::vector<std::pair<std::string, std::uint16_t>> forms_;  // folded
};

}  // namespace isnad
