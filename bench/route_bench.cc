// The route over the articles of samples/ (or of the folder in ISNAD_BENCH_ARTICLES): loading the resources, reading
// articles one by one and on several threads, compiling a dossier. With ISNAD_BENCH_STORY, a file or folder of 5,000
// articles on one event (tools/synth/synth.py --articles 5000 --events 1), also how the cost of a story grows.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <iostream>

#include "isnad/isnad.h"

namespace isnad {
namespace {

const ResourceSource& resources() {
  static const std::unique_ptr<ResourceSource> source = embedded_resources();
  return *source;
}

const Engine& engine() {
  static const Result<Engine> loaded = Engine::load(resources());
  if (!loaded) {
    std::cerr << loaded.error().where << ": " << loaded.error().message << "\n";
    std::exit(1);
  }
  return *loaded;
}

const std::vector<Page>& pages() {
  static const std::vector<Page> read = [] {
    const char* folder = std::getenv("ISNAD_BENCH_ARTICLES");
    return collect_sources({folder != nullptr ? folder : ISNAD_SOURCE_DIR "/samples"}, std::cin).pages;
  }();
  return read;
}

std::int64_t bytes_of(const std::vector<Page>& all) {
  std::int64_t bytes = 0;
  for (const Page& page : all) bytes += static_cast<std::int64_t>(page.text.size());
  return bytes;
}

void count(benchmark::State& state, std::size_t articles, std::int64_t bytes) {
  state.SetBytesProcessed(state.iterations() * bytes);
  state.counters["articles/s"] = benchmark::Counter(static_cast<double>(state.iterations()) * static_cast<double>(articles),
                                                    benchmark::Counter::kIsRate);
}

void load_engine(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Engine::load(resources()));
}
BENCHMARK(load_engine)->Unit(benchmark::kMillisecond);

void read_one_by_one(benchmark::State& state) {
  MentionMemory memory;
  for (auto _ : state) {
    for (const Page& page : pages()) benchmark::DoNotOptimize(read_article(Page(page), engine(), memory));
  }
  count(state, pages().size(), bytes_of(pages()));
}
BENCHMARK(read_one_by_one)->Unit(benchmark::kMillisecond);

void read_on_threads(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        read_articles(std::vector<Page>(pages()), engine(), {.jobs = static_cast<unsigned>(state.range(0))}));
  }
  count(state, pages().size(), bytes_of(pages()));
}
BENCHMARK(read_on_threads)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

void compile(benchmark::State& state) {
  const std::vector<Reading> readings = read_articles(std::vector<Page>(pages()), engine(), {}).readings;
  for (auto _ : state) benchmark::DoNotOptimize(compile_dossier(std::vector<Reading>(readings), {}, engine()));
  count(state, readings.size(), bytes_of(pages()));
}
BENCHMARK(compile)->Unit(benchmark::kMillisecond);

void compile_story_of(benchmark::State& state) {
  const auto size = static_cast<std::size_t>(state.range(0));
  const char* folder = std::getenv("ISNAD_BENCH_STORY");
  std::vector<Page> story = folder != nullptr ? collect_sources({folder}, std::cin).pages : std::vector<Page>();
  if (story.size() < size) {
    state.SkipWithError("ISNAD_BENCH_STORY has too few articles");
    return;
  }
  story.resize(size);
  const std::int64_t bytes = bytes_of(story);
  const std::vector<Reading> readings = read_articles(std::move(story), engine(), {}).readings;
  for (auto _ : state) benchmark::DoNotOptimize(compile_story(std::vector<Reading>(readings), {}, engine()));
  count(state, readings.size(), bytes);
}
BENCHMARK(compile_story_of)->Arg(10)->Arg(100)->Arg(1000)->Arg(5000)->Unit(benchmark::kMillisecond);

void write_json(benchmark::State& state) {
  const Dossier dossier =
      compile_dossier(read_articles(std::vector<Page>(pages()), engine(), {}).readings, {}, engine());
  for (auto _ : state) benchmark::DoNotOptimize(to_json(dossier, {}));
  count(state, pages().size(), bytes_of(pages()));
}
BENCHMARK(write_json)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace isnad

BENCHMARK_MAIN();
