#include "isnad/pipeline/read_articles.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace isnad {
namespace {

constexpr auto kProgressEvery = std::chrono::milliseconds(100);

/// Why a reading has no place in a dossier of Arabic articles.
std::optional<Diagnostic> left_out(const Reading& reading) {
  const Article& a = reading.article;
  const auto refuse = [&](const char* code, std::string message) {
    return Diagnostic{Severity::Error, code, a.source.empty() ? a.id : a.source, std::move(message)};
  };
  if (a.language != "ar") {
    const std::string which = a.language == "und" ? "" : " (" + a.language + ")";
    return refuse("not-arabic", "not an Arabic article" + which + "; it is left out. Only Arabic is read");
  }
  if (reading.analysis.tokens.empty()) {
    return refuse("no-article", "no article was found in it; it is left out. Check that it holds the text of one");
  }
  return std::nullopt;
}

}  // namespace

ReadBatch read_articles(std::vector<Page>&& pages, const Engine& engine, const ReadOptions& options) {
  const unsigned wanted = options.jobs != 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  const auto threads = static_cast<unsigned>(std::min<std::size_t>(wanted, std::max<std::size_t>(1, pages.size())));
  std::vector<std::optional<Reading>> slots(pages.size());
  std::atomic<std::size_t> next = 0;
  std::size_t done = 0;
  std::mutex mutex;
  std::condition_variable changed;
  const auto work = [&] {
    MentionMemory memory;
    for (std::size_t i = next++; i < pages.size(); i = next++) {
      slots[i] = read_article(std::move(pages[i]), engine, memory);
      const std::lock_guard lock(mutex);
      ++done;
      changed.notify_one();
    }
  };
  std::vector<std::jthread> pool;
  for (unsigned t = 0; t < threads; ++t) pool.emplace_back(work);
  for (std::unique_lock lock(mutex); done < pages.size();) {
    changed.wait_for(lock, kProgressEvery);
    if (options.progress) options.progress(done);
  }
  pool.clear();  // joins

  ReadBatch batch;
  for (std::optional<Reading>& reading : slots) {
    if (std::optional<Diagnostic> refusal = left_out(*reading)) {
      batch.diagnostics.push_back(std::move(*refusal));
    } else {
      batch.readings.push_back(std::move(*reading));
    }
  }
  return batch;
}

}  // namespace isnad
