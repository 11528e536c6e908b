#include "isnad/claim/calendar_date.h"

#include <gtest/gtest.h>

namespace isnad {
namespace {

bool agree(const char* a, const char* b) {
  return can_agree(parse_calendar_date(a), parse_calendar_date(b));
}

TEST(CalendarDate, ValuesOfDifferentPrecisionAgree) {
  EXPECT_TRUE(agree("2025", "2025-08-15"));
  EXPECT_TRUE(agree("2025-SU", "2025-08-15"));
  EXPECT_TRUE(agree("XXXX-WXX-5", "2025-08-15"));
  EXPECT_TRUE(agree("XXXX-WXX-5", "2025"));
  EXPECT_TRUE(agree("2025-08-15T11:27-08:00", "2025-08-15"));
  EXPECT_TRUE(agree("XXXX-09-10", "2023-09-10/2023-09-11"));
  EXPECT_TRUE(agree("XXXX-WXX-1", "XXXX-09-10/XXXX-09-11"));
}

TEST(CalendarDate, ValuesThatExcludeEachOther) {
  EXPECT_FALSE(agree("2020-03", "2025-SU"));
  EXPECT_FALSE(agree("2020-03", "2025"));
  EXPECT_FALSE(agree("2025-08-15", "2025-08-16"));
  EXPECT_FALSE(agree("XXXX-WXX-6", "2025-08-15"));
  EXPECT_FALSE(agree("2025-WI", "2025-08"));
}

TEST(CalendarDate, WhatIsNoDateIsEmpty) {
  EXPECT_TRUE(parse_calendar_date("PT3H").empty());
  EXPECT_TRUE(parse_calendar_date("T17:46").empty());
  EXPECT_TRUE(parse_calendar_date("").empty());
  EXPECT_TRUE(parse_calendar_date("18XX").empty());
}

TEST(CalendarDate, Weekdays) {
  EXPECT_EQ(weekday_of(2025, 8, 15), 5);
  EXPECT_EQ(weekday_of(1969, 12, 31), 3);
  EXPECT_EQ(day_number(1970, 1, 1), 0);
}

}  // namespace
}  // namespace isnad
