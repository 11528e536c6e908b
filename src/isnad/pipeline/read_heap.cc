#include "isnad/pipeline/read_heap.h"

#include <iterator>

namespace isnad {

std::vector<Diagnostic> read_stream(PageStream& pages, const Engine& engine, const ReadOptions& options,
                                    const std::function<bool(const Page&)>& wanted,
                                    const std::function<void(Reading&&)>& take) {
  constexpr std::size_t kAtATime = 256;
  std::vector<Diagnostic> diagnostics;
  const auto keep = [&](std::vector<Diagnostic>&& more) {
    diagnostics.insert(diagnostics.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  };
  std::size_t done = 0;
  for (PageBatch batch = pages.next(kAtATime);; batch = pages.next(kAtATime)) {
    keep(std::move(batch.diagnostics));
    if (batch.pages.empty()) break;
    const std::size_t taken = batch.pages.size();
    std::erase_if(batch.pages, [&](const Page& page) { return !wanted(page); });
    ReadBatch read = read_articles(std::move(batch.pages), engine, {.jobs = options.jobs});
    keep(std::move(read.diagnostics));
    for (Reading& reading : read.readings) take(std::move(reading));
    done += taken;
    if (options.progress) options.progress(done);
  }
  return diagnostics;
}

Heap read_heap(PageStream& pages, const Engine& engine, const ReadOptions& options) {
  Heap heap;
  const auto all = [](const Page&) { return true; };
  heap.diagnostics = read_stream(pages, engine, options, all, [&](Reading&& reading) {
    heap.digests.push_back(digest_reading(reading, engine.story));
    TextTrace& trace = heap.traces.emplace_back(trace_text(reading));
    trace.sequence.spans = {};
    trace.sequence.words.shrink_to_fit();
  });
  return heap;
}

}  // namespace isnad
