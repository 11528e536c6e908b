#pragma once
// Hijri days by the Umm al-Qura calendar of Saudi Arabia, as ICU's "islamic-umalqura" computes it (tables for 1300 to
// 1600 AH). Countries that sight the moon may differ by a day; the resolver allows for that where a text gives both
// calendars.
#include <optional>

#include "isnad/mention/time_expression.h"

namespace isnad {

/// The Gregorian day of a full Hijri date; nothing when no such day exists.
[[nodiscard]] std::optional<PartialDate> hijri_to_gregorian(const PartialDate& hijri);

/// The Hijri date of a full Gregorian day.
[[nodiscard]] std::optional<PartialDate> gregorian_to_hijri(const PartialDate& gregorian);

}  // namespace isnad
