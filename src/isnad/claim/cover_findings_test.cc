#include "isnad/claim/cover_findings.h"

#include <gtest/gtest.h>

namespace isnad {
namespace {

Story story_of(std::uint32_t articles) {
  Story story;
  for (std::uint32_t r = 0; r < articles; ++r) story.readings.push_back(r);
  return story;
}

FindingValue value(std::string text, const std::vector<Evidence>& evidence) {
  FindingValue out(std::move(text), evidence.front());
  out.evidence = evidence;
  return out;
}

TEST(CoverFinding, TellsWhoContradictsAndWhoIsSilent) {
  Finding toll;
  toll.status = FindingStatus::Conflicting;
  toll.values = {value("12 person", {{0, {10, 20}}, {2, {5, 9}}}), value("15 person", {{1, {3, 8}}, {2, {40, 44}}})};
  EXPECT_EQ(cover_finding(toll, story_of(4), {}),
            (std::vector{Coverage::Carries, Coverage::Contradicts, Coverage::Both, Coverage::Silent}));
}

TEST(CoverFinding, ASeriesContradictsNothing) {
  Finding toll;
  toll.status = FindingStatus::Corroborated;
  toll.values = {value("15 person", {{1, {3, 8}}}), value("12 person", {{0, {10, 20}}})};
  EXPECT_EQ(cover_finding(toll, story_of(2), {}), (std::vector{Coverage::Carries, Coverage::Carries}));
}

TEST(CoverFinding, ACopyIsOneOnlyWhereThePassageWasTaken) {
  Finding toll;
  toll.values = {value("12 person", {{0, {10, 20}}, {1, {110, 120}}})};
  Lineage lineage;
  lineage.copies.push_back({0, 1, 0.5, {{{0, 50}, {100, 150}}}, "shared passages"});
  EXPECT_EQ(cover_finding(toll, story_of(2), lineage), (std::vector{Coverage::Carries, Coverage::Copied}));
  // The same fact again in its own words: the article carries it.
  toll.values[0].evidence.push_back({1, {300, 310}});
  EXPECT_EQ(cover_finding(toll, story_of(2), lineage), (std::vector{Coverage::Carries, Coverage::Carries}));
  // The copied passage does not hold what the other article has of it.
  lineage.copies[0].passages[0].from = {60, 110};
  toll.values[0].evidence.pop_back();
  EXPECT_EQ(cover_finding(toll, story_of(2), lineage), (std::vector{Coverage::Carries, Coverage::Carries}));
}

}  // namespace
}  // namespace isnad
