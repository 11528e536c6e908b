#pragma once
#include <string>

#include "isnad/pipeline/engine.h"

namespace isnad {

/// Under which resources and which program a reading was made, 16 bytes: readings of another fingerprint are stale. The
/// program is told by a hash over the sources of every stage that makes a reading, taken when it was built, so that a
/// changed rule is never answered from a cache.
[[nodiscard]] std::string reading_fingerprint(const Engine& engine);

/// The same for digests: the sources of all stages up to stories.
[[nodiscard]] std::string digest_fingerprint(const Engine& engine);

/// The same for compiled dossiers: the sources of all stages.
[[nodiscard]] std::string dossier_fingerprint(const Engine& engine);

/// The same for the words of the search index.
[[nodiscard]] std::string search_fingerprint(const Engine& engine);

}  // namespace isnad
