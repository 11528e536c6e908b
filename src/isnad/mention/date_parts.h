#pragma once
// The parts of which a date is made, each read at one atom: month names with their doubles, years with their era, days
// in digits and words, numeric dates. Used by the matchers of dates
// alone.
#include <optional>

#include "isnad/mention/time_expression.h"

namespace isnad {

class DateParts {
 public:
  DateParts(const SensedSentence& s, const TimeLexicon& lexicon) : s_(s), lexicon_(lexicon) {}

  struct Month {
    const MonthName* name = nullptr;
    const Sense* sense = nullptr;
    std::uint32_t end = 0;
    bool doubled = false;
    bool odd = false;  // followed by the second half of another month's name
  };
  struct Year {
    int year = 0;
    std::uint32_t end = 0;
    bool hijri = false;
    bool christian = false;
    bool named = false;  // the word for year stands before it
    Direction direction = Direction::None;
  };
  struct Day {
    int day = 0;
    std::uint32_t end = 0;
    std::uint8_t cut = 0;
    bool in_digits = false;
  };
  struct Numeric {
    PartialDate date;
    std::uint32_t end = 0;
  };

  [[nodiscard]] std::optional<Month> month(std::uint32_t at) const;
  /// Digits, or the word for year with digits or with a direction. `loose`: bare digits will do.
  [[nodiscard]] std::optional<Year> year(std::uint32_t at, bool loose) const;
  [[nodiscard]] std::optional<Day> day(std::uint32_t at) const;
  /// 7/9/2025, 2025-09-07; without a year only where `short_too`.
  [[nodiscard]] std::optional<Numeric> numeric(std::uint32_t at, bool short_too) const;

  /// Four digits (or three, for a Hijri year or a year named so) standing alone.
  [[nodiscard]] std::optional<int> year_digits(std::uint32_t at) const;
  [[nodiscard]] const Sense* unit(std::uint32_t at, std::string_view code, GrammaticalNumber number) const;
  [[nodiscard]] bool is_dash(std::uint32_t at) const;
  [[nodiscard]] bool sense_ends_at(std::uint32_t at, std::uint8_t kind) const;
  /// Skips a comma, dash or bar, at most one.
  [[nodiscard]] std::uint32_t skip_joint(std::uint32_t at) const;
  [[nodiscard]] std::optional<int> small_digits(std::uint32_t at, std::size_t most) const;

 private:
  const SensedSentence& s_;
  const TimeLexicon& lexicon_;
};

}  // namespace isnad
