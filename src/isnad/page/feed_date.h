#pragma once
#include <string>
#include <string_view>

namespace isnad {

/// RFC 822 and 2822 as feeds write it, as ISO 8601 with its zone: "Wed, 15 Oct 2025 09:30:00 +0300" ->
/// "2025-10-15T09:30:00+03:00"; two-digit years and the zone names of RFC 822 are known. Anything else is given back as
/// it stands.
[[nodiscard]] std::string iso_of_feed_date(std::string_view date);

}  // namespace isnad
