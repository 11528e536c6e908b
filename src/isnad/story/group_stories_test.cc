#include "isnad/story/group_stories.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <set>

#include "isnad/story/candidate_index.h"

namespace isnad {
namespace {

constexpr std::uint32_t kOwnWords = 30;

/// An article of event `event`: most of the event's words, some of its own, on a day.
Digest article(std::uint32_t event, std::uint32_t number, std::int32_t day, std::mt19937& random) {
  Digest digest;
  digest.id = std::to_string(event) + "-" + std::to_string(number);
  std::set<std::uint32_t> keys;
  for (std::uint32_t w = 0; w < 40; ++w) {
    if (random() % 3 != 0) keys.insert(event * 1000 + w);
  }
  for (std::uint32_t w = 0; w < kOwnWords; ++w) keys.insert(1'000'000 + static_cast<std::uint32_t>(random() % 100'000));
  for (const std::uint32_t key : keys) digest.description.words.push_back({key, 1, 8, 0});
  digest.description.published = day;
  digest.description.fingerprint = random();
  return digest;
}

std::set<std::set<std::string>> stories_of(const std::vector<const Digest*>& digests) {
  std::set<std::set<std::string>> out;
  for (const Story& story : group_stories(digests, StoryLexicon())) {
    std::set<std::string> ids;
    for (const std::uint32_t r : story.readings) ids.insert(digests[r]->id);
    out.insert(std::move(ids));
  }
  return out;
}

TEST(GroupStories, EventsAreFoundAndTheOrderOfArticlesDoesNotMatter) {
  std::mt19937 random(7);
  std::vector<Digest> all;
  std::set<std::set<std::string>> gold;
  for (std::uint32_t event = 0; event < 60; ++event) {
    std::set<std::string> ids;
    for (std::uint32_t n = 0; n <= event % 20; ++n) {
      all.push_back(article(event, n, 20'000 + static_cast<std::int32_t>(event % 5), random));
      ids.insert(all.back().id);
    }
    gold.insert(ids);
  }
  std::vector<const Digest*> digests = pointers_to(all);
  EXPECT_EQ(stories_of(digests), gold);
  for (int round = 0; round < 3; ++round) {
    std::shuffle(digests.begin(), digests.end(), random);
    EXPECT_EQ(stories_of(digests), gold);
  }
}

TEST(GroupStories, NothingAndOneArticle) {
  std::mt19937 random(1);
  EXPECT_TRUE(group_stories({}, StoryLexicon()).empty());
  const Digest one = article(1, 1, 20'000, random);
  EXPECT_EQ(group_stories({&one}, StoryLexicon()).size(), 1U);
}

TEST(CandidateIndex, FindsTheKinAmongManyAndForgets) {
  std::mt19937 random(3);
  CandidateIndex index;
  const StoryLexicon lexicon;
  std::vector<Digest> all;
  for (std::uint32_t n = 0; n < 3000; ++n) all.push_back(article(n / 3, n % 3, 20'000, random));
  for (std::uint32_t n = 0; n < all.size(); ++n) {
    for (Term& term : all[n].description.words) term.weight = 1;
    all[n].description.words.push_back({4'000'000'000U, 1, 8, 1});  // a word that all have
    index.file(n, all[n].description);
  }
  const auto found = index.find(1500, all[1500].description);
  EXPECT_LE(found.size(), CandidateIndex::kCandidates);
  EXPECT_TRUE(std::binary_search(found.begin(), found.end(), 1501U));
  EXPECT_TRUE(std::binary_search(found.begin(), found.end(), 1502U));
  EXPECT_FALSE(std::binary_search(found.begin(), found.end(), 1500U));
  index.drop_below(1502);
  EXPECT_FALSE(std::ranges::binary_search(index.find(1500, all[1500].description), 1501U));
}

}  // namespace
}  // namespace isnad
