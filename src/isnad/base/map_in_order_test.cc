#include "isnad/base/map_in_order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>

namespace isnad {
namespace {

std::vector<int> run(unsigned jobs, int count, std::atomic<int>* most = nullptr) {
  int at = 0;
  std::atomic<int> open = 0;
  std::vector<int> out;
  map_in_order<int>(
      jobs,
      [&]() -> std::optional<int> {
        if (at == count) return std::nullopt;
        const int now = ++open;
        if (most != nullptr) *most = std::max(most->load(), now);
        return at++;
      },
      [](int item) {
        if (item % 7 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return item * 2;
      },
      [&](int made) {
        --open;
        out.push_back(made);
      });
  return out;
}

TEST(MapInOrder, KeepsTheOrderOnAnyNumberOfThreads) {
  std::vector<int> expected(200);
  for (int i = 0; i < 200; ++i) expected[static_cast<std::size_t>(i)] = i * 2;
  for (const unsigned jobs : {1U, 2U, 5U}) EXPECT_EQ(run(jobs, 200), expected);
  EXPECT_TRUE(run(3, 0).empty());
}

TEST(MapInOrder, HoldsFewItemsAtATime) {
  std::atomic<int> most = 0;
  run(2, 500, &most);
  EXPECT_LE(most.load(), 16);
}

}  // namespace
}  // namespace isnad
