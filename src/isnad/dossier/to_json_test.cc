#include "isnad/dossier/to_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "isnad/dossier/compose_dossier.h"

namespace isnad {
namespace {

// "dal ra" in Arabic letters: four bytes and one space, then a three-byte and a four-byte character.
constexpr const char* kText = "\xD8\xAF\xD8\xB1 \xE2\x80\x9C\xF0\x9F\x99\x82 x";

Dossier small() {
  Reading reading;
  reading.article.id = "a";
  reading.article.source = "a.txt";
  reading.article.text = kText;
  reading.article.sha256 = "00";
  reading.article.blocks = {{{0, 13}, BlockRole::Body}};
  LocalEntity& local = reading.entities.emplace_back();
  local.type = EntityType::Person;
  local.mentions = {0};
  reading.mentions.push_back({{13, 14}, EntityType::Person, 0});
  QuantityMention& quantity = reading.quantities.emplace_back();
  quantity.span = {13, 14};
  quantity.low = 2.5;
  quantity.high = 3;
  quantity.unit = "hour";
  quantity.qualifier = Qualifier::Between;
  TimeMention& time = reading.times.emplace_back();
  time.span = {5, 8};
  time.weekday_value = "XXXX-WXX-5";
  reading.diagnostics.push_back({Severity::Note, "odd", "a", "odd", Span{5, 8}});
  Registry registry;
  Entity& entity = registry.entities.emplace_back();
  entity.id = "e1";
  entity.type = EntityType::Person;
  entity.name = "x";
  entity.locals = {{0, 0}};
  registry.by_local = {{0}};
  Finding finding;
  finding.values.push_back(FindingValue("v", Evidence{0, {8, 12}}));
  StoryAccount account;
  account.story.id = "s1";
  account.story.readings = {0};
  account.findings = {finding};
  std::vector<Reading> readings;
  readings.push_back(std::move(reading));
  return compose_dossier(std::move(readings), std::move(registry), {account}, {});
}

TEST(ToJson, OffsetsAreCodePointsAndTextIsWhatStandsThere) {
  const auto json = nlohmann::json::parse(to_json(small(), {.generator = "isnad test"}));
  EXPECT_EQ(json["format"], "isnad.dossier/1");
  EXPECT_EQ(json["generator"], "isnad test");
  const auto& mention = json["entities"][0]["mentions"][0];
  EXPECT_EQ(mention["begin"], 6);
  EXPECT_EQ(mention["end"], 7);
  EXPECT_EQ(mention["text"], "x");
  const auto& evidence = json["stories"][0]["findings"][0]["values"][0]["evidence"][0];
  EXPECT_EQ(evidence["begin"], 4);
  EXPECT_EQ(evidence["end"], 5);
  EXPECT_EQ(evidence["text"], "\xF0\x9F\x99\x82");
}

TEST(ToJson, NumbersAndAbsentValues) {
  const auto json = nlohmann::json::parse(to_json(small(), {}));
  const auto& story = json["stories"][0];
  EXPECT_EQ(story["quantities"][0]["value"].dump(), "[2.5,3]");
  EXPECT_EQ(story["quantities"][0]["qualifier"], "between");
  EXPECT_TRUE(story["quantities"][0]["measures"].is_null());
  EXPECT_EQ(story["times"][0]["value"], "XXXX-WXX-5");
  EXPECT_TRUE(story["times"][0]["anchor"].is_null());
  EXPECT_TRUE(json["articles"][0]["published"].is_null());
  EXPECT_FALSE(json["articles"][0].contains("text"));
  EXPECT_EQ(json["diagnostics"][0]["span"]["begin"], 3);
}

TEST(ToJson, TheSameDossierGivesTheSameBytes) {
  EXPECT_EQ(to_json(small(), {.with_text = true}), to_json(small(), {.with_text = true}));
}

TEST(ToJson, AnEmptyDossierIsADocument) {
  const auto json = nlohmann::json::parse(to_json(Dossier{}, {}));
  EXPECT_TRUE(json["stories"].empty());
  EXPECT_TRUE(json["diagnostics"].empty());
}

}  // namespace
}  // namespace isnad
