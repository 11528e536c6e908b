#pragma once
// The ids under which articles are known: short, stable from run to run, and different for different articles.
#include <string>
#include <string_view>

namespace isnad {

/// The id of a file: its name without folders, without .gz, and without the ending that names its kind
/// ("a/day.html.gz" -> "day"). "-" is "stdin".
[[nodiscard]] std::string id_of_file(std::string_view path);

/// The id of what stood at an address: the host and twelve digits of a SHA-256 of the address and `version` (when it
/// was fetched), so that two fetches of one address are two articles: "sawt.example-1f0c5a22b9d4".
[[nodiscard]] std::string id_of_address(std::string_view address, std::string_view version);

/// "https://www.Sawt.example:8080/a" -> "sawt.example"; empty for what is no address.
[[nodiscard]] std::string host_of_address(std::string_view address);

}  // namespace isnad
