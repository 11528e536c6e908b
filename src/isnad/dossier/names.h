#pragma once
// The words of the dossier format for our enumerations (docs/dossier-format.md). Views show the same words.
#include <string_view>

#include "isnad/article/article.h"
#include "isnad/base/diagnostic.h"
#include "isnad/claim/finding.h"
#include "isnad/mention/mention.h"

namespace isnad {

[[nodiscard]] std::string_view name(BlockRole role);
[[nodiscard]] std::string_view name(PublishedBasis basis);
[[nodiscard]] std::string_view name(EntityType type);
[[nodiscard]] std::string_view name(TimeKind kind);
[[nodiscard]] std::string_view name(Qualifier qualifier);
[[nodiscard]] std::string_view name(QuotationKind kind);
[[nodiscard]] std::string_view name(StatementKind kind);
[[nodiscard]] std::string_view name(Polarity polarity);
[[nodiscard]] std::string_view name(Modality modality);
[[nodiscard]] std::string_view name(FindingKind kind);
[[nodiscard]] std::string_view name(FindingStatus status);
[[nodiscard]] std::string_view name(WordingKind kind);
[[nodiscard]] std::string_view name(Severity severity);

}  // namespace isnad
