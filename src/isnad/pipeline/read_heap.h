#pragma once
// A heap too large for its readings to be kept: each article is read, and of the reading a digest and a trace stay, a
// few kilobytes. What a story's dossier needs beyond them is read again, for its articles only.
#include <functional>
#include <vector>

#include "isnad/lineage/text_trace.h"
#include "isnad/page/page_stream.h"
#include "isnad/pipeline/read_articles.h"
#include "isnad/story/digest.h"

namespace isnad {

struct Heap {
  std::vector<Digest> digests;
  std::vector<TextTrace> traces;  // one for each digest; without spans
  std::vector<Diagnostic> diagnostics;
};

/// The pages of the stream, in its order. `options.progress` is told how many articles were read.
[[nodiscard]] Heap read_heap(PageStream& pages, const Engine& engine, const ReadOptions& options);

/// The readings of a stream, some at a time: `take` is called in the stream's order. Pages that `wanted` refuses are
/// not read. Returns the diagnostics of what was left out.
std::vector<Diagnostic> read_stream(PageStream& pages, const Engine& engine, const ReadOptions& options,
                                    const std::function<bool(const Page&)>& wanted,
                                    const std::function<void(Reading&&)>& take);

}  // namespace isnad
