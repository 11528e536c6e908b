// The archive at a given size: how fast articles are added (reading included) and placed in stories, how large the file
// is beside the text, how long searches and dossiers take.
//
//     archive_bench FILE ARTICLES [--bytes N] [--index-only] [--story STORY.jsonl] [--texts FOLDER]
//
// FILE is made anew (ARTICLES 0: taken as it is), or the address of an empty database; texts are samples whose
// sentences are shuffled and whose words are exchanged for others by the counts of resources/lexicons/word_counts.tsv,
// N bytes each. --index-only: articles are not read, only their words are indexed, to see searches at a size that would
// take hours to read. --story: articles of one story, added last; its dossier is compiled, and shown again as it was
// kept. --texts: writes the texts and the queries, one a line, for others to be measured on (compare_xapian.py).
//
// Processor time is this process's; what a server takes on another core shows in the time by the clock alone.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>

#include "isnad/isnad.h"
#include "isnad/store/bytes.h"
#include "isnad/store/encode_reading.h"
#include "isnad/store/search_facts.h"

namespace {

using Clock = std::chrono::steady_clock;

double processor_seconds() {
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  return static_cast<double>(use.ru_utime.tv_sec + use.ru_stime.tv_sec) +
         1e-6 * static_cast<double>(use.ru_utime.tv_usec + use.ru_stime.tv_usec);
}

class Writer {
 public:
  explicit Writer(const isnad::ResourceSource& resources) {
    const auto table = isnad::load_table(resources, "lexicons/word_counts.tsv", {"word", "articles"});
    double sum = 0;
    for (std::size_t row = 0; row < table->size(); ++row) {
      words_.emplace_back(table->cell(row, "word"));
      sums_.push_back(sum += std::stod(std::string(table->cell(row, "articles"))));
    }
    auto pages = isnad::collect_sources(
        {ISNAD_SOURCE_DIR "/samples", ISNAD_SOURCE_DIR "/tests/data/stories", ISNAD_SOURCE_DIR "/tests/data/held"},
        std::cin);
    for (const isnad::Page& page : pages.pages) {
      std::string sentence;
      for (const char c : page.text) {
        sentence.push_back(c);
        if ((c == '.' || c == '\n') && sentence.size() > 60)
          sentences_.push_back(std::move(sentence)), sentence.clear();
      }
    }
  }
  const std::string& word() {
    const double at = std::uniform_real_distribution<>(0, sums_.back())(random_);
    return words_[static_cast<std::size_t>(std::lower_bound(sums_.begin(), sums_.end(), at) - sums_.begin())];
  }
  isnad::Page page(std::size_t number, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) {
      if (random_() % 3 == 0) {
        text += sentences_[random_() % sentences_.size()];
      } else {
        for (int i = 0; i < 18; ++i) text += word() + ' ';
        text.back() = '.';
      }
      text.push_back('\n');
    }
    const auto day = static_cast<unsigned>(number % 28 + 1);
    const auto month = static_cast<unsigned>(number / 28 % 12 + 1);
    char date[16];
    std::snprintf(date, sizeof date, "2025-%02u-%02u", month, day);
    const std::string id = "b" + std::to_string(number);
    isnad::Page page;
    page.id = page.source = id;
    page.kind = isnad::PageKind::Record;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text.find('\n', at);
      page.blocks.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, "line", 0, true});
      at = end + 1;
    }
    page.text = std::move(text);
    page.metadata = {{"record:published", date}, {"record:outlet", "outlet-" + std::to_string(number % 40)}};
    return page;
  }

 private:
  std::vector<std::string> words_;
  std::vector<double> sums_;
  std::vector<std::string> sentences_;
  std::mt19937 random_{7};
};

void need(const isnad::Result<void>& result) {
  if (!result) {
    std::fprintf(stderr, "%s: %s\n", result.error().where.c_str(), result.error().message.c_str());
    std::exit(1);
  }
}

template <typename T>
const T& need(const isnad::Result<T>& result) {
  if (!result) {
    std::fprintf(stderr, "%s: %s\n", result.error().where.c_str(), result.error().message.c_str());
    std::exit(1);
  }
  return *result;
}

void show_times(const char* what, std::vector<double> times) {
  std::sort(times.begin(), times.end());
  const auto at = [&](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  std::printf("%-28s p50 %.2f ms, p99 %.2f ms, of %zu\n", what, 1e3 * at(0.5), 1e3 * at(0.99), times.size());
}

struct Options {
  std::string path;
  std::size_t articles = 0;
  std::size_t bytes = 1600;
  bool index_only = false;
  std::string story;
  std::string texts;
};

/// Enters articles whose text alone is known: no names, no facts, no story.
void index_only(isnad::Archive& archive, const std::vector<isnad::Page>& pages, std::size_t first) {
  isnad::Transaction step(archive.db());
  for (const isnad::Page& page : pages) {
    isnad::Reading reading;
    reading.article.id = page.id, reading.article.text = page.text, reading.article.language = "ar";
    for (const isnad::PageBlock& b : page.blocks) reading.article.blocks.push_back({b.span, isnad::BlockRole::Body});
    const auto key = static_cast<std::int64_t>(++first);
    isnad::Database& db = archive.db();
    db("INSERT INTO article(key, id, current) VALUES (?1, ?2, ?1)").run(key, page.id);
    db("INSERT INTO version(key, article, number, added, content, said, page) VALUES (?1, ?1, 1, '', ?2, ?2, ?3)")
        .run(key, isnad::Blob{isnad::hash_128(page.text)},
             isnad::Blob{archive.packed().pack(isnad::PackedValues::Kind::Page, isnad::encode_page(page))});
    db("INSERT INTO reading(version, fingerprint, bytes, facts) VALUES (?1, ?2, ?3, '')")
        .run(key, isnad::Blob{archive.fingerprint()},
             isnad::Blob{archive.packed().pack(isnad::PackedValues::Kind::Reading,
                                               isnad::encode_reading(reading, isnad::TextPlace::Apart))});
    archive.index().put(key, isnad::search_text(reading, {}));
  }
  need(step.commit());
}

bool is_file(const std::string& path) {
  return !path.starts_with("postgres");
}

void write_texts(const std::string& path, const std::vector<isnad::Page>& pages) {
  std::ofstream out(path, std::ios::binary | std::ios::app);
  for (const isnad::Page& page : pages) {
    std::string line = page.text;
    std::replace(line.begin(), line.end(), '\n', ' ');
    out << line << '\n';
  }
}

void fill(isnad::Archive& archive, Writer& writer, const Options& options) {
  constexpr std::size_t kPortion = 10'000;
  constexpr std::size_t kBatch = 2'560;
  isnad::AddOptions adding;
  adding.jobs = 1;
  std::size_t text = 0;
  for (std::size_t done = 0; done < options.articles;) {
    const std::size_t begun = done;
    double spent = 0;
    double waited = 0;
    while (done < std::min(options.articles, begun + kPortion)) {
      std::vector<isnad::Page> pages;
      const std::size_t first = done;
      for (; done < std::min({options.articles, begun + kPortion, first + kBatch}); ++done)
        pages.push_back(writer.page(done, options.bytes)), text += pages.back().text.size();
      if (!options.texts.empty()) write_texts(options.texts + "/texts", pages);
      const double before = processor_seconds();
      const auto begin = Clock::now();
      if (options.index_only) {
        index_only(archive, pages, first);
      } else {
        need(isnad::add_pages(archive, std::move(pages), adding));
      }
      spent += processor_seconds() - before;
      waited += std::chrono::duration<double>(Clock::now() - begin).count();
    }
    const auto articles = static_cast<double>(done - begun);
    if (options.index_only) {
      std::printf("%zu: indexed %.0f articles/s\n", done, articles / spent);
    } else {
      const double before = processor_seconds();
      need(isnad::place_articles(archive));
      const double placing = processor_seconds() - before;
      std::printf("%zu: added, reading included, %.0f articles/s; placed %.0f; both %.0f; adding by the clock %.0f\n",
                  done, articles / spent, articles / placing, articles / (spent + placing), articles / waited);
    }
    std::fflush(stdout);
    if (done == begun + kPortion && done == kPortion) need(archive.packed().learn());
  }
  archive.db().script(is_file(options.path) ? "PRAGMA wal_checkpoint(TRUNCATE)" : "CHECKPOINT");
  std::printf("%zu articles, %.1f MB of text; the archive is %.2f times that\n", options.articles,
              1e-6 * static_cast<double>(text), static_cast<double>(archive.db().bytes()) / static_cast<double>(text));
}

void search(isnad::Archive& archive, Writer& writer, const std::string& folder) {
  std::ofstream queries(folder.empty() ? "/dev/null" : folder + "/queries");
  for (const int words : {1, 2, 3}) {
    std::vector<double> times;
    for (int i = 0; i < 300; ++i) {
      std::string query;
      for (int w = 0; w < words; ++w) query += (w == 0 ? "" : " ") + writer.word();
      queries << query << '\n';
      const auto begin = Clock::now();
      need(isnad::search_archive(archive, query, {}));
      times.push_back(std::chrono::duration<double>(Clock::now() - begin).count());
    }
    show_times(("search, words: " + std::to_string(words)).c_str(), std::move(times));
  }
}

void show_story(isnad::Archive& archive, const std::string& path) {
  auto pages = isnad::collect_sources({path}, std::cin).pages;
  need(isnad::add_pages(archive, std::move(pages), {.now = "2026-01-31"}));
  need(isnad::place_articles(archive));
  const auto stories = isnad::list_stories_of(archive);
  const auto& largest = *std::max_element(need(stories).begin(), stories->end(),
                                          [](const auto& a, const auto& b) { return a.articles < b.articles; });
  const std::string id = "s" + std::to_string(largest.number);
  const auto begin = Clock::now();
  need(isnad::story_dossier(archive, id));
  std::printf("dossier of %u articles        compiled in %.1f ms\n", largest.articles,
              std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
  std::vector<double> times;
  for (int i = 0; i < 20; ++i) {
    const auto again = Clock::now();
    need(isnad::story_dossier(archive, id));
    times.push_back(std::chrono::duration<double>(Clock::now() - again).count());
  }
  show_times("  as it was kept", std::move(times));
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  Options options;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--index-only") {
      options.index_only = true;
    } else if (words[i] == "--bytes" && i + 1 < words.size()) {
      options.bytes = std::stoul(words[++i]);
    } else if (words[i] == "--story" && i + 1 < words.size()) {
      options.story = words[++i];
    } else if (words[i] == "--texts" && i + 1 < words.size()) {
      options.texts = words[++i];
    } else if (options.path.empty()) {
      options.path = words[i];
    } else {
      options.articles = std::stoul(words[i]);
    }
  }
  if (words.size() < 2) return std::fprintf(stderr, "archive_bench FILE ARTICLES [--bytes N] [--index-only]\n"), 2;
  if (options.articles != 0 && is_file(options.path)) {
    for (const char* ending : {"", "-wal", "-shm"}) std::filesystem::remove(options.path + ending);
  }
  const auto resources = isnad::embedded_resources();
  const auto engine = isnad::Engine::load(*resources);
  Writer writer(*resources);
  auto opened = isnad::Archive::open(options.path, isnad::OpenMode::Create, need(engine));
  need(opened);
  if (options.articles != 0) fill(**opened, writer, options);
  search(**opened, writer, options.texts);
  if (!options.story.empty()) show_story(**opened, options.story);
}
