#include "isnad/story/story_window.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace isnad {
namespace {

/// An article of event `event`: most of the event's words, some of its own, on a day.
StoryWindow::Article article(std::uint32_t event, std::int64_t key, std::mt19937& random, std::int32_t day = 20'000) {
  StoryWindow::Article out{key, {"label " + std::to_string(event), true, {}}};
  std::set<std::uint32_t> keys;
  for (std::uint32_t w = 0; w < 40; ++w) {
    if (random() % 3 != 0) keys.insert(event * 1000 + w);
  }
  for (std::uint32_t w = 0; w < 30; ++w) keys.insert(1'000'000 + static_cast<std::uint32_t>(random() % 100'000));
  for (const std::uint32_t word : keys) out.sketch.description.words.push_back({word, 1, 8, 0});
  out.sketch.description.published = day;
  out.sketch.description.fingerprint = random();
  return out;
}

/// The stories as the archive would keep them.
class Shelf {
 public:
  explicit Shelf(std::size_t capacity) : window(lexicon_, capacity) {}

  void add(std::vector<StoryWindow::Article> articles) {
    std::vector<std::int64_t> fresh;
    for (const auto& a : articles) fresh.push_back(a.key);
    all_ += fresh.size();
    window.file(std::move(articles));
    const StoryWindow::Begun begun{[&](std::int64_t key) { return story_of[key]; },
                                   [&](std::int64_t story) {
                                     std::vector<std::int64_t> out;
                                     for (const auto& [key, s] : story_of) {
                                       if (s == story) out.push_back(key);
                                     }
                                     return out;
                                   }};
    for (const StoryWindow::Group& group : window.group(fresh, all_, begun)) {
      std::int64_t number = 0;
      for (const std::int64_t key : group.keys) number = std::max(number, story_of[key]);
      if (number == 0) number = ++last_;
      for (const std::int64_t key : group.keys) story_of[key] = number;
      labels[number] = group.label;
    }
  }

  std::map<std::int64_t, std::int64_t> story_of;
  std::map<std::int64_t, std::string> labels;
  StoryLexicon lexicon_;
  StoryWindow window;

 private:
  std::size_t all_ = 0;
  std::int64_t last_ = 0;
};

TEST(StoryWindow, ArticlesJoinTheStoriesThatHaveBegunInWhateverPortionsTheyCome) {
  for (const std::size_t portion : {1U, 7U, 200U}) {
    std::mt19937 random(5);
    std::vector<std::uint32_t> events;
    for (std::uint32_t event = 0; event < 40; ++event) events.insert(events.end(), 1 + event % 9, event);
    std::shuffle(events.begin(), events.end(), random);
    Shelf shelf(10'000);
    for (std::size_t at = 0; at < events.size(); at += portion) {
      std::vector<StoryWindow::Article> some;
      for (std::size_t i = at; i < std::min(events.size(), at + portion); ++i)
        some.push_back(article(events[i], static_cast<std::int64_t>(i), random));
      shelf.add(std::move(some));
    }
    std::map<std::uint32_t, std::set<std::int64_t>> found;
    std::set<std::int64_t> stories;
    for (std::size_t i = 0; i < events.size(); ++i) {
      const std::int64_t story = shelf.story_of[static_cast<std::int64_t>(i)];
      EXPECT_NE(story, 0);
      found[events[i]].insert(story);
      stories.insert(story);
    }
    for (const auto& [event, in] : found) EXPECT_EQ(in.size(), 1U) << "event " << event << ", portion " << portion;
    EXPECT_EQ(stories.size(), 40U) << portion;
  }
}

TEST(StoryWindow, OneArticleTiesTwoStoriesTogether) {
  std::mt19937 random(9);
  auto a = article(1, 1, random);
  auto b = article(2, 2, random);
  auto both = article(1, 3, random);
  both.sketch.description.words.insert(both.sketch.description.words.end(), b.sketch.description.words.begin(),
                                       b.sketch.description.words.end());
  auto& words = both.sketch.description.words;
  std::sort(words.begin(), words.end(), [](const Term& x, const Term& y) { return x.key < y.key; });
  words.erase(std::unique(words.begin(), words.end(), [](const Term& x, const Term& y) { return x.key == y.key; }),
              words.end());
  Shelf shelf(100);
  shelf.add({a});
  shelf.add({b});
  ASSERT_NE(shelf.story_of[1], shelf.story_of[2]);
  shelf.add({both});
  const std::set<std::int64_t> stories = {shelf.story_of[1], shelf.story_of[2], shelf.story_of[3]};
  EXPECT_LE(stories.size(), 2U);  // it joins one of them at least
  EXPECT_TRUE(shelf.story_of[3] == shelf.story_of[1] || shelf.story_of[3] == shelf.story_of[2]);
}

TEST(StoryWindow, HoldsNoMoreThanItMayAndForgetsTheOldest) {
  std::mt19937 random(3);
  const StoryLexicon lexicon;
  StoryWindow window(lexicon, 100);
  std::set<std::int64_t> gone;
  for (std::int64_t key = 0; key < 1000; ++key) {
    std::vector<StoryWindow::Article> one;
    one.push_back(article(static_cast<std::uint32_t>(key / 3), key, random, 20'000 + static_cast<std::int32_t>(key)));
    for (const std::int64_t k : window.file(std::move(one))) EXPECT_TRUE(gone.insert(k).second);
    EXPECT_LE(window.size(), 125U);
    EXPECT_TRUE(window.holds(key));
  }
  EXPECT_EQ(gone.size() + window.size(), 1000U);
  for (const std::int64_t key : gone) EXPECT_FALSE(window.holds(key));
  EXPECT_LT(*gone.rbegin(), 1000 - static_cast<std::int64_t>(window.size()));
  EXPECT_GE(window.first_day(), 20'000 + 875);
  EXPECT_EQ(StoryWindow(lexicon, 1).first_day(), Description::kNoDay);
}

}  // namespace
}  // namespace isnad
