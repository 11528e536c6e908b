#pragma once
// Left of the cut: one article at a time; pure, parallel, cacheable.
#include "isnad/mention/mention_memory.h"
#include "isnad/mention/reading.h"
#include "isnad/page/page.h"
#include "isnad/pipeline/engine.h"

namespace isnad {

/// The same page and the same engine give the same reading. Never fails: what is odd in the page becomes a diagnostic.
[[nodiscard]] Reading read_article(Page&& page, const Engine& engine);
/// The same reading, sooner: what was learnt of words in earlier articles need not be looked up again. A memory serves
/// one thread.
[[nodiscard]] Reading read_article(Page&& page, const Engine& engine, MentionMemory& memory);

}  // namespace isnad
