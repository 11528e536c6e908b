// The archive at a given size: how fast articles are added (reading included), how large the file is beside the text,
// and how long searches take.
//
//     archive_bench FILE ARTICLES      FILE is made anew, or the address of an empty database; texts are samples whose
//                                      sentences are shuffled and whose words are exchanged for others by the counts of
//                                      resources/lexicons/word_counts.tsv
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
  isnad::Page page(std::size_t number) {
    std::string text;
    while (text.size() < 1600) {
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

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return std::fprintf(stderr, "archive_bench FILE ARTICLES\n"), 2;
  const std::string path = argv[1];
  const std::size_t articles = std::stoul(argv[2]);
  const bool file = !path.starts_with("postgres");
  for (const char* ending : {"", "-wal", "-shm"}) {
    if (file) std::filesystem::remove(path + ending);
  }
  const auto resources = isnad::embedded_resources();
  const auto engine = isnad::Engine::load(*resources);
  Writer writer(*resources);
  auto opened = isnad::Archive::open(path, isnad::OpenMode::Create, need(engine));
  need(opened);
  isnad::Archive& archive = **opened;
  isnad::AddOptions options;
  options.jobs = 1;
  std::size_t text = 0;
  double last = 0;
  double spent = 0;
  double waited = 0;
  for (std::size_t done = 0; done < articles;) {
    std::vector<isnad::Page> pages;
    for (std::size_t i = 0; i < 2560 && done < articles; ++i, ++done)
      pages.push_back(writer.page(done)), text += pages.back().text.size();
    const double before = processor_seconds();
    const auto begin = Clock::now();
    const std::size_t batch = pages.size();
    need(isnad::add_pages(archive, std::move(pages), options));
    last = static_cast<double>(batch) / (processor_seconds() - before);
    spent += static_cast<double>(batch) / last;
    waited += std::chrono::duration<double>(Clock::now() - begin).count();
  }
  std::printf("%zu articles, %.1f MB of text\n", articles, 1e-6 * static_cast<double>(text));
  std::printf(
      "added, reading included      %.0f articles/s of processor time, %.0f in the last batch; %.0f by the "
      "clock\n",
      static_cast<double>(articles) / spent, last, static_cast<double>(articles) / waited);
  archive.db().script(file ? "PRAGMA wal_checkpoint(TRUNCATE)" : "CHECKPOINT");
  std::printf("%s %.2f x the text\n", file ? "file                        " : "tables                      ",
              static_cast<double>(archive.db().bytes()) / static_cast<double>(text));
  for (const int words : {1, 2, 3}) {
    std::vector<double> times;
    for (int i = 0; i < 300; ++i) {
      std::string query;
      for (int w = 0; w < words; ++w) query += (w == 0 ? "" : " ") + writer.word();
      const auto begin = Clock::now();
      need(isnad::search_archive(archive, query, {}));
      times.push_back(std::chrono::duration<double>(Clock::now() - begin).count());
    }
    show_times(("search, words: " + std::to_string(words)).c_str(), std::move(times));
  }
}
