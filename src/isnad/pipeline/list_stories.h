#pragma once
// The stories of a heap, without their findings: which articles, whose, when, and from how many origins. Lineage is
// traced over the whole heap: a text that stands in two stories is seen too.
#include <optional>
#include <string>
#include <vector>

#include "isnad/lineage/align_reuse.h"
#include "isnad/pipeline/read_heap.h"
#include "isnad/story/story.h"

namespace isnad {

struct StoryLine {
  Story story;                       // readings: places in the heap
  std::vector<std::string> outlets;  // sorted, each once; articles without an outlet count for none
  std::string first;                 // earliest and latest publication, EDTF days; empty when unknown
  std::string last;
  std::uint32_t origins = 0;  // groups of articles that copy one another, credit one agency or have one publisher
};

struct StoryList {
  std::vector<StoryLine> stories;  // in the order of their first articles
  std::vector<Reuse> reuse;        // over the heap, places in the heap
};

[[nodiscard]] StoryList list_stories(const Heap& heap, const Engine& engine);

/// For each story of two articles or more, how many of its findings conflict. Its articles are read again, from a
/// second stream of the same pages; a story waits in memory until its last article has come.
[[nodiscard]] std::vector<std::optional<std::uint32_t>> count_conflicts(PageStream& pages, const Heap& heap,
                                                                        const StoryList& list, const Engine& engine,
                                                                        const ReadOptions& options);

}  // namespace isnad
