#pragma once
// A stream of items over a pool of threads, its results in the order of the items. The threads take turns at `next`
// (one at a time: it may read a file), work apart, and hand over in order. No more than a few items per thread are in
// flight, so memory does not grow with the length of the stream, and the result does not depend on the number of
// threads.
//
//     map_in_order<std::string>(2, next_line, parse, print);    // next_line() -> std::optional<std::string>
//
// No thread only reads and none only works: with two threads the second core parses while the first unpacks, whatever
// the share of the two.
#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace isnad {

/// `emit` is called under a lock, by any of the threads, in the order in which `next` gave the items. With one job
/// everything happens in the caller's thread.
template <typename Item, typename Next, typename Work, typename Emit>
void map_in_order(unsigned jobs, Next&& next, Work&& work, Emit&& emit) {
  if (jobs <= 1) {
    while (std::optional<Item> item = next()) emit(work(std::move(*item)));
    return;
  }
  using Made = decltype(work(std::declval<Item>()));
  constexpr std::size_t kInFlightPerThread = 8;
  std::mutex taking;
  std::mutex handing;
  std::condition_variable moved;
  std::size_t taken = 0;
  std::size_t given = 0;
  bool ended = false;
  std::map<std::size_t, Made> waiting;
  const std::size_t window = kInFlightPerThread * jobs;
  const auto loop = [&] {
    while (true) {
      std::optional<Item> item;
      std::size_t number = 0;
      {
        const std::lock_guard turn(taking);
        if (ended) return;
        {
          std::unique_lock lock(handing);
          moved.wait(lock, [&] { return taken < given + window; });
        }
        item = next();
        if (!item) {
          ended = true;
          return;
        }
        number = taken++;
      }
      Made made = work(std::move(*item));
      const std::lock_guard lock(handing);
      waiting.emplace(number, std::move(made));
      for (auto at = waiting.begin(); at != waiting.end() && at->first == given; at = waiting.erase(at), ++given)
        emit(std::move(at->second));
      moved.notify_all();
    }
  };
  std::vector<std::jthread> pool;
  for (unsigned t = 0; t < jobs; ++t) pool.emplace_back(loop);
}

}  // namespace isnad
