#pragma once
// Many pages at once: read_article() over a pool of threads. The readings stand in the order of the pages whatever the
// number of threads, so the dossier does not depend on it.
#include <functional>
#include <vector>

#include "isnad/pipeline/read_article.h"

namespace isnad {

struct ReadOptions {
  unsigned jobs = 0;                                    // threads; 0 as many as the machine has
  std::function<void(std::size_t done)> progress = {};  // called by the caller's thread only, now and then
};

struct ReadBatch {
  std::vector<Reading> readings;
  std::vector<Diagnostic> diagnostics;  // articles left out: in another language, or with no journalism in them
};

[[nodiscard]] ReadBatch read_articles(std::vector<Page>&& pages, const Engine& engine, const ReadOptions& options);

}  // namespace isnad
