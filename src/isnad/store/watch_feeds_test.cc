#include "isnad/store/watch_feeds.h"

#include <gtest/gtest.h>

namespace isnad {
namespace {

TEST(FeedsOfOpml, GivesEachAddressOnce) {
  const auto feeds = feeds_of_opml(
      "<?xml version='1.0'?><opml version='2.0'><head><title>x</title></head><body><outline text='news'><outline "
      "type='rss' xmlUrl='https://sawt.example/rss?a=1&amp;b=2'/></outline><outline "
      "xmlUrl='https://dijla.example/atom'/>"
      "<outline xmlUrl='https://dijla.example/atom'/><outline text='none'/></body></opml>");
  EXPECT_EQ(feeds, (std::vector<std::string>{"https://sawt.example/rss?a=1&b=2", "https://dijla.example/atom"}));
  EXPECT_TRUE(feeds_of_opml("").empty());
  EXPECT_TRUE(feeds_of_opml("<outline").empty());
}

TEST(NextWait, GrowsWithSilenceAndFailureAndEndsWithNews) {
  WatchOptions options;
  options.every_seconds = 100;
  options.longest_seconds = 1000;
  EXPECT_DOUBLE_EQ(next_wait(0, Brought::Nothing, options), 100);
  EXPECT_DOUBLE_EQ(next_wait(100, Brought::Nothing, options), 150);
  EXPECT_DOUBLE_EQ(next_wait(390, Brought::Nothing, options), 400);
  double wait = 0;
  for (const double expected : {200.0, 400.0, 800.0, 1000.0, 1000.0}) {
    wait = next_wait(wait, Brought::Error, options);
    EXPECT_DOUBLE_EQ(wait, expected);
  }
  EXPECT_DOUBLE_EQ(next_wait(wait, Brought::Something, options), 100);
  options.longest_seconds = 10;  // never more often than asked
  EXPECT_DOUBLE_EQ(next_wait(0, Brought::Error, options), 100);
}

}  // namespace
}  // namespace isnad
