#include "isnad/dossier/to_json_ld.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "isnad/dossier/compose_dossier.h"

namespace isnad {
namespace {

using Json = nlohmann::json;

Reading article(std::string id, std::string url, std::string text) {
  Reading reading;
  reading.article.id = std::move(id);
  reading.article.url = std::move(url);
  reading.article.text = std::move(text);
  reading.article.language = "ar";
  return reading;
}

/// Two outlets count the injured, a third took the second's text.
Dossier disputed() {
  std::vector<Reading> readings;
  readings.push_back(article("one", "https://one.example/a", "seven hurt"));
  readings.push_back(article("a b", "", "nine hurt"));
  readings.push_back(article("three", "", "nine hurt"));
  readings[0].article.outlet = "One";
  readings[0].article.title = "<b>Seven</b> \"hurt\"";
  Finding finding;
  finding.kind = FindingKind::Quantity;
  finding.status = FindingStatus::Conflicting;
  finding.about_ar = "injured";
  FindingValue seven("7", Evidence{0, {0, 5}});
  seven.label_ar = "seven";
  FindingValue nine("9", Evidence{1, {0, 4}});
  nine.label_ar = "nine";
  nine.evidence.push_back(Evidence{2, {0, 4}});
  nine.attributed_to = 0;
  finding.values = {seven, nine};
  Registry registry;
  Entity& entity = registry.entities.emplace_back();
  entity.id = "e1";
  entity.type = EntityType::Person;
  entity.name = "The minister";
  StoryAccount account;
  account.story.id = "s1";
  account.story.readings = {0, 1, 2};
  account.findings = {finding};
  Copy& copy = account.lineage.copies.emplace_back();
  copy.from = 1;
  copy.to = 2;
  registry.by_local = {{}, {}, {}};
  return compose_dossier(std::move(readings), std::move(registry), {account}, {});
}

std::vector<Json> of_type(const Json& document, const std::string& type) {
  std::vector<Json> out;
  for (const Json& node : document["@graph"]) {
    if (node["@type"] == type) out.push_back(node);
  }
  return out;
}

TEST(ToJsonLd, AnArticleIsNamedByItsAddressElseByItsId) {
  const Json document = Json::parse(to_json_ld(disputed(), "isnad test", -1));
  EXPECT_EQ(document["@context"], "https://schema.org");
  const auto articles = of_type(document, "NewsArticle");
  ASSERT_EQ(articles.size(), 3U);
  EXPECT_EQ(articles[0]["@id"], "https://one.example/a");
  EXPECT_EQ(articles[0]["publisher"]["name"], "One");
  EXPECT_EQ(articles[0]["headline"], "<b>Seven</b> \"hurt\"");
  EXPECT_EQ(articles[1]["@id"], "urn:isnad:article:a%20b");
  EXPECT_FALSE(articles[1].contains("url"));
  EXPECT_FALSE(articles[1].contains("isBasedOn"));
  EXPECT_EQ(articles[2]["isBasedOn"][0]["@id"], "urn:isnad:article:a%20b");
}

TEST(ToJsonLd, AClaimHasItsCarriersAndTheirWords) {
  const Json document = Json::parse(to_json_ld(disputed(), "isnad test", -1));
  const auto claims = of_type(document, "Claim");
  ASSERT_EQ(claims.size(), 2U);
  EXPECT_EQ(claims[1]["text"], "injured: nine");
  EXPECT_EQ(claims[1]["appearance"].size(), 2U);
  EXPECT_EQ(claims[1]["citation"][0]["text"], "nine");
  EXPECT_EQ(claims[1]["author"]["name"], "The minister");
  EXPECT_FALSE(claims[0].contains("author"));
}

TEST(ToJsonLd, AContradictedClaimIsReviewedByCountsAndNotRated) {
  const Json document = Json::parse(to_json_ld(disputed(), "isnad test", -1));
  const auto reviews = of_type(document, "ClaimReview");
  ASSERT_EQ(reviews.size(), 2U);
  EXPECT_EQ(reviews[0]["itemReviewed"]["@id"], of_type(document, "Claim")[0]["@id"]);
  EXPECT_EQ(reviews[0]["reviewRating"]["alternateName"], "carried by 1, contradicted by 1 independent sources");
  EXPECT_FALSE(reviews[0]["reviewRating"].contains("ratingValue"));
}

TEST(ToJsonLd, WhatNobodyContradictsHasNoReview) {
  Dossier dossier = disputed();
  dossier.stories[0].findings[0].status = FindingStatus::Corroborated;
  EXPECT_TRUE(of_type(Json::parse(to_json_ld(dossier, "isnad test", -1)), "ClaimReview").empty());
}

}  // namespace
}  // namespace isnad
