#include "isnad/store/reading_fingerprint.h"

#include "isnad/store/bytes.h"
#include "isnad/store/source_hash.h"

namespace isnad {

std::string reading_fingerprint(const Engine& engine) {
  return hash_128(std::string(kReadingSources) + '\0' + engine.resource_fingerprint);
}

std::string digest_fingerprint(const Engine& engine) {
  return hash_128(std::string(kStorySources) + '\0' + engine.resource_fingerprint);
}

std::string dossier_fingerprint(const Engine& engine) {
  return hash_128(std::string(kDossierSources) + '\0' + engine.resource_fingerprint);
}

std::string search_fingerprint(const Engine& engine) {
  return hash_128(std::string(kSearchSources) + '\0' + engine.resource_fingerprint);
}

}  // namespace isnad
