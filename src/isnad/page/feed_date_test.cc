#include "isnad/page/feed_date.h"

#include <gtest/gtest.h>

namespace isnad {
namespace {

TEST(FeedDate, Rfc822BecomesIsoWithItsZone) {
  EXPECT_EQ(iso_of_feed_date("Wed, 15 Oct 2025 09:30:00 +0300"), "2025-10-15T09:30:00+03:00");
  EXPECT_EQ(iso_of_feed_date("5 October 2025 09:30 GMT"), "2025-10-05T09:30Z");
  EXPECT_EQ(iso_of_feed_date("Sat, 07 Sep 02 00:00:01 EDT"), "2002-09-07T00:00:01-04:00");
  EXPECT_EQ(iso_of_feed_date("Wed,15 Oct 2025 09:30:00 -0000"), "2025-10-15T09:30:00Z");
  EXPECT_EQ(iso_of_feed_date("15 Oct 2025"), "2025-10-15");
}

TEST(FeedDate, WhatIsNoSuchDateStaysAsItStands) {
  for (const char* const date :
       {"2025-10-15T09:30:00+03:00", "yesterday", "", "15 Foo 2025 09:30", "45 Oct 2025", "Wed,"})
    EXPECT_EQ(iso_of_feed_date(date), date);
  EXPECT_EQ(iso_of_feed_date("15 Oct 2025 25:30:00 GMT"), "2025-10-15");
}

}  // namespace
}  // namespace isnad
