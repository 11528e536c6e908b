#include "isnad/pipeline/list_stories.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "isnad/pipeline/compile_dossier.h"
#include "isnad/story/group_stories.h"

namespace isnad {
namespace {

/// Articles of one origin, by union and find.
class Origins {
 public:
  explicit Origins(std::size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), 0U); }
  std::uint32_t root(std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::uint32_t a, std::uint32_t b) { parent_[root(a)] = root(b); }

 private:
  std::vector<std::uint32_t> parent_;
};

/// What two articles of a story may have in common that makes them one origin: an agency, an outlet, a publisher.
std::vector<std::string> sources_of(const TextTrace& trace, const LineageLexicon& lexicon) {
  std::vector<std::string> sources;
  for (const std::string& agency : trace.credits) sources.push_back("agency " + agency);
  const std::string family = lexicon.family(trace.outlet);
  if (!family.empty()) {
    sources.push_back("publisher " + family);
  } else if (!trace.outlet.empty()) {
    sources.push_back("outlet " + trace.outlet);
  }
  return sources;
}

void describe(StoryLine& line, const Heap& heap, const LineageLexicon& lexicon, Origins& origins) {
  std::map<std::string, std::uint32_t> first_of;
  for (const std::uint32_t r : line.story.readings) {
    const TextTrace& trace = heap.traces[r];
    if (!trace.outlet.empty()) line.outlets.push_back(trace.outlet);
    for (const std::string& source : sources_of(trace, lexicon)) {
      const auto [it, fresh] = first_of.try_emplace(source, r);
      if (!fresh) origins.join(it->second, r);
    }
    const std::string day = trace.published.substr(0, trace.published.find('T'));
    if (day.empty()) continue;
    if (line.first.empty() || day < line.first) line.first = day;
    if (line.last.empty() || day > line.last) line.last = day;
  }
  std::sort(line.outlets.begin(), line.outlets.end());
  line.outlets.erase(std::unique(line.outlets.begin(), line.outlets.end()), line.outlets.end());
}

}  // namespace

StoryList list_stories(const Heap& heap, const Engine& engine) {
  StoryList list;
  const std::vector<const Digest*> digests = pointers_to(heap.digests);
  std::vector<const TextTrace*> traces;
  traces.reserve(heap.traces.size());
  for (const TextTrace& trace : heap.traces) traces.push_back(&trace);
  list.reuse = align_reuse(traces);
  Origins origins(heap.digests.size());
  std::vector<std::uint32_t> story_of(heap.digests.size());
  for (Story& story : group_stories(digests, engine.story)) {
    StoryLine& line = list.stories.emplace_back();
    line.story = std::move(story);
    for (const std::uint32_t r : line.story.readings) story_of[r] = static_cast<std::uint32_t>(list.stories.size() - 1);
    describe(line, heap, engine.lineage, origins);
  }
  for (const Reuse& reuse : list.reuse) {
    if (story_of[reuse.from] == story_of[reuse.to] && reuse.overlap >= kCopyOverlap) origins.join(reuse.from, reuse.to);
  }
  for (StoryLine& line : list.stories) {
    for (const std::uint32_t r : line.story.readings) line.origins += origins.root(r) == r ? 1U : 0U;
  }
  return list;
}

std::vector<std::optional<std::uint32_t>> count_conflicts(PageStream& pages, const Heap& heap, const StoryList& list,
                                                          const Engine& engine, const ReadOptions& options) {
  std::vector<std::optional<std::uint32_t>> conflicts(list.stories.size());
  std::vector<std::vector<Reading>> waiting(list.stories.size());
  std::unordered_map<std::string, std::uint32_t> story_of;
  for (std::uint32_t s = 0; s < list.stories.size(); ++s) {
    if (list.stories[s].story.readings.size() < 2) continue;
    for (const std::uint32_t r : list.stories[s].story.readings) story_of.emplace(heap.digests[r].id, s);
  }
  const auto wanted = [&](const Page& page) { return story_of.contains(page.id); };
  static_cast<void>(read_stream(pages, engine, options, wanted, [&](Reading&& reading) {
    const std::uint32_t s = story_of.at(reading.article.id);
    waiting[s].push_back(std::move(reading));
    if (waiting[s].size() < list.stories[s].story.readings.size()) return;
    const Dossier dossier = compile_story(std::exchange(waiting[s], {}), {}, engine);
    const auto& findings = dossier.stories.front().findings;
    conflicts[s] = static_cast<std::uint32_t>(std::count_if(
        findings.begin(), findings.end(), [](const Finding& f) { return f.status == FindingStatus::Conflicting; }));
  }));
  return conflicts;
}

}  // namespace isnad
