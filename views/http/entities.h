#pragma once
// Who and what a story names, out of its dossier: the names with all their spellings, offices and articles.
#include <string>

namespace isnad::http {

/// `isnad.entities/1` of a dossier's JSON: those of most articles first.
[[nodiscard]] std::string entities_json(const std::string& dossier);
/// One of them, with where its mentions stand; empty when there is none of this id.
[[nodiscard]] std::string entity_json(const std::string& dossier, const std::string& id);

}  // namespace isnad::http
