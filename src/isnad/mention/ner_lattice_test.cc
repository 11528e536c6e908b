#include "isnad/mention/ner_lattice.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "isnad/mention/ner_model.h"

namespace isnad {
namespace {

using Tags = std::vector<std::size_t>;

bool allowed(std::size_t from, std::size_t to) {
  return !ner_is_inside(static_cast<int>(to)) || from == to || from + 1 == to;
}

/// Every tagging with its weight, one by one: what the lattice must come to.
template <typename Visit>
void each_tagging(const NerTables& tables, const std::vector<NerScores>& scores, Tags& tags, double weight,
                  Visit&& visit) {
  const std::size_t i = tags.size();
  if (i == scores.size()) return visit(tags, weight);
  for (std::size_t t = 0; t < kNerTags; ++t) {
    const std::size_t from = i == 0 ? kNerTags : tags.back();
    if (!allowed(i == 0 ? 0 : from, t)) continue;
    tags.push_back(t);
    each_tagging(tables, scores, tags, weight + tables.transitions()[from][t] + scores[i].tags[t], visit);
    tags.pop_back();
  }
}

bool is_name(const Tags& tags, const NerPath& name) {
  if (tags[name.first] != name.begin_tag) return false;
  for (std::size_t i = name.first + 1; i <= name.last; ++i) {
    if (tags[i] != name.begin_tag + 1) return false;
  }
  return name.last + 1 == tags.size() || tags[name.last + 1] != name.begin_tag + 1;
}

TEST(NerLattice, AgreesWithCountingEveryTagging) {
  std::mt19937 random(7);
  std::uniform_real_distribution<float> weight(-3, 3);
  std::size_t names = 0;
  for (int round = 0; round < 40; ++round) {
    NerModelParts parts;
    for (float& t : parts.transitions) t = weight(random);
    const auto tables = NerTables::load(write_ner_model(parts));
    ASSERT_TRUE(tables);
    std::vector<NerScores> scores(1 + random() % 5);
    for (NerScores& s : scores) {
      for (std::size_t t = 0; t < kNerTags; ++t) s.tags[t] = weight(random);
    }
    std::vector<NerPath> found;
    NerLattice(**tables).decode(scores, found);
    double best = -1e30;
    Tags likeliest;
    double all = 0;
    std::vector<double> sums(found.size());
    Tags tags;
    each_tagging(**tables, scores, tags, 0, [&](const Tags& tagging, double w) {
      if (w > best) {
        best = w;
        likeliest = tagging;
      }
      all += std::exp(w);
      for (std::size_t n = 0; n < found.size(); ++n) {
        if (is_name(tagging, found[n])) sums[n] += std::exp(w);
      }
    });
    for (std::size_t n = 0; n < found.size(); ++n, ++names) {
      EXPECT_TRUE(is_name(likeliest, found[n]));
      EXPECT_NEAR(found[n].probability, sums[n] / all, 1e-4);
    }
  }
  EXPECT_GT(names, 20U);
}

TEST(NerLattice, ScoresFarApartAreNoTrouble) {
  const auto tables = NerTables::load(write_ner_model({}));
  ASSERT_TRUE(tables);
  std::vector<NerScores> scores(300);
  for (std::size_t i = 0; i < scores.size(); ++i) scores[i].tags[i % 3 == 0 ? 1 : 2] = 500;
  std::vector<NerPath> found;
  NerLattice(**tables).decode(scores, found);
  ASSERT_EQ(found.size(), 100U);
  for (const NerPath& name : found) EXPECT_NEAR(name.probability, 1.0, 1e-3);
}

}  // namespace
}  // namespace isnad
