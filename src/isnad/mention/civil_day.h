#pragma once
// Days of the proleptic Gregorian calendar and how EDTF writes them.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "isnad/mention/time_expression.h"

namespace isnad {

using CivilDay = std::chrono::sys_days;

/// Nothing when the date is not full or no such day exists.
[[nodiscard]] std::optional<CivilDay> civil_day(const PartialDate& date);
[[nodiscard]] PartialDate partial_date(CivilDay day);
[[nodiscard]] int iso_weekday(CivilDay day);
/// Whether the month can have the day, in some year when the year is unknown.
[[nodiscard]] bool day_exists(const PartialDate& date);

/// "2025-08-15", "2025-08", "2025", "XXXX-08-15", "XXXX-08", "XXXX-WXX-5"; empty when nothing is known.
[[nodiscard]] std::string edtf(const PartialDate& date);
[[nodiscard]] std::string edtf(CivilDay day);
/// "2025-W09"
[[nodiscard]] std::string edtf_week(CivilDay day);
/// The day of an EDTF value that has one: "2025-08-16T09:53" too.
[[nodiscard]] std::optional<CivilDay> parse_day(std::string_view edtf_value);
/// "T10:08" with "+03:00" where the zone is known and the day too.
[[nodiscard]] std::string edtf_clock(const ClockTime& clock, std::optional<CivilDay> day);

}  // namespace isnad
