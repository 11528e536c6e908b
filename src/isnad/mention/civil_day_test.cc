#include "isnad/mention/civil_day.h"

#include <gtest/gtest.h>

#include "isnad/mention/hijri.h"

namespace isnad {
namespace {

TEST(CivilDay, WritesEdtf) {
  EXPECT_EQ(edtf(PartialDate{2025, 8, 15, 0, false}), "2025-08-15");
  EXPECT_EQ(edtf(PartialDate{0, 8, 15, 0, false}), "XXXX-08-15");
  EXPECT_EQ(edtf(PartialDate{2025, 8, 0, 0, false}), "2025-08");
  EXPECT_EQ(edtf(PartialDate{0, 0, 0, 5, false}), "XXXX-WXX-5");
  EXPECT_EQ(edtf(PartialDate{}), "");
}

TEST(CivilDay, RefusesDaysThatDoNotExist) {
  EXPECT_FALSE(civil_day(PartialDate{2025, 2, 29, 0, false}));
  EXPECT_TRUE(civil_day(PartialDate{2024, 2, 29, 0, false}));
  EXPECT_FALSE(day_exists(PartialDate{0, 2, 30, 0, false}));
  EXPECT_TRUE(day_exists(PartialDate{0, 2, 29, 0, false}));
}

TEST(CivilDay, WeeksAreThoseOfIso8601) {
  EXPECT_EQ(edtf_week(*civil_day(PartialDate{2025, 1, 1, 0, false})), "2025-W01");
  EXPECT_EQ(edtf_week(*civil_day(PartialDate{2021, 1, 1, 0, false})), "2020-W53");
}

TEST(CivilDay, ParsesOnlyWholeDays) {
  EXPECT_TRUE(parse_day("2025-08-16T09:53+03:00"));
  EXPECT_FALSE(parse_day("2025-08"));
  EXPECT_FALSE(parse_day("2025-13-40"));
  EXPECT_FALSE(parse_day("garbage..."));
}

TEST(CivilDay, SummerTimeCounts) {
  const ClockTime clock{22, 0, "Africa/Cairo"};
  EXPECT_EQ(edtf_clock(clock, civil_day(PartialDate{2024, 2, 3, 0, false})), "T22:00+02:00");
  EXPECT_EQ(edtf_clock(ClockTime{17, 46, "Etc/GMT"}, civil_day(PartialDate{2024, 2, 3, 0, false})), "T17:46Z");
  EXPECT_EQ(edtf_clock(ClockTime{17, 46, "Etc/GMT"}, std::nullopt), "T17:46");
}

TEST(Hijri, UmmAlQura) {
  const auto day = hijri_to_gregorian(PartialDate{1446, 8, 19, 0, true});
  ASSERT_TRUE(day);
  EXPECT_EQ(edtf(*day), "2025-02-18");
  EXPECT_FALSE(hijri_to_gregorian(PartialDate{1446, 8, 31, 0, true}));
  EXPECT_FALSE(hijri_to_gregorian(PartialDate{900, 8, 1, 0, true}));
  const auto hijri = gregorian_to_hijri(PartialDate{2025, 2, 18, 0, false});
  ASSERT_TRUE(hijri);
  EXPECT_EQ(hijri->year, 1446);
  EXPECT_EQ(hijri->month, 8);
  EXPECT_EQ(hijri->day, 19);
}

}  // namespace
}  // namespace isnad
