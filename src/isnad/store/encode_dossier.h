#pragma once
// A compiled dossier as bytes, without its readings: what the archive keeps so that a story that has not changed is
// shown without being compiled again. The caller gives back the same readings in the same order.
#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/result.h"
#include "isnad/dossier/dossier.h"

namespace isnad {

/// Of what is written; raised whenever a field is added or changed.
inline constexpr std::uint8_t kDossierVersion = 2;

[[nodiscard]] std::string encode_dossier(const Dossier& dossier);
/// Errors: BadSyntax for bytes that were cut or changed, or that speak of other readings.
[[nodiscard]] Result<Dossier> decode_dossier(std::string_view bytes, std::vector<Reading>&& readings);

}  // namespace isnad
