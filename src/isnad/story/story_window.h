#pragma once
// The articles that came last, ready to be set against new ones, so that an article finds its story in bounded time
// however many there are. Each is kept as its description, some kilobytes; it is weighed by the articles in the window,
// and found by its rare words and names (candidate_index.h). When the window is full the oldest go: an article of a
// story whose others have all gone begins a story of its own.
//
// Articles that are filed together are grouped as group_stories() would, whatever their order; which story an article
// joins may depend on which came in earlier calls, because a story that has begun is not taken apart again, and because
// a description keeps the weights of the day on which it was filed.
#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "isnad/story/candidate_index.h"
#include "isnad/story/digest.h"
#include "isnad/story/story_lexicon.h"
#include "isnad/story/weigh_terms.h"

namespace isnad {

class StoryWindow {
 public:
  /// What the window keeps of an article.
  struct Sketch {
    std::string label;
    bool titled = false;
    Description description;
  };
  struct Article {
    std::int64_t key = 0;  // the caller's, for as long as the window lives
    Sketch sketch;
  };
  /// The stories that have begun, as the caller knows them.
  struct Begun {
    std::function<std::int64_t(std::int64_t key)> story_of;                 // 0: none (any more)
    std::function<std::vector<std::int64_t>(std::int64_t story)> articles;  // some hundred at most
  };
  struct Group {
    std::vector<std::int64_t> keys;  // new ones and those of the stories they join
    std::string label;
  };

  /// Requires: the lexicon outlives the window. `capacity`: articles, at least 1.
  StoryWindow(const StoryLexicon& lexicon, std::size_t capacity) : lexicon_(lexicon), capacity_(capacity) {}

  /// Adds articles that are not in it, and returns the keys that had to go for them.
  std::vector<std::int64_t> file(std::vector<Article>&& articles);
  /// The stories of articles in the window that have none yet, with the articles of stories that they join or tie
  /// together. `articles`: how many articles there are in all, window or not: the more, the likelier are strangers
  /// alike. Requires: `fresh` were filed last.
  [[nodiscard]] std::vector<Group> group(const std::vector<std::int64_t>& fresh, std::size_t articles,
                                         const Begun& begun);

  [[nodiscard]] bool holds(std::int64_t key) const { return numbers_.contains(key); }
  [[nodiscard]] std::size_t size() const { return filed_.size(); }
  /// A day before which little of the window was published; kNoDay when that is not known.
  [[nodiscard]] std::int32_t first_day() const;

 private:
  [[nodiscard]] const Article& at(std::uint32_t number) const { return filed_[number - first_]; }
  [[nodiscard]] std::vector<std::int64_t> make_room();

  const StoryLexicon& lexicon_;
  std::size_t capacity_;
  HeapFrequency frequency_;
  CandidateIndex index_;
  std::deque<Article> filed_;  // in the order of their numbers in the index
  std::uint32_t first_ = 0;    // number of the oldest
  std::unordered_map<std::int64_t, std::uint32_t> numbers_;
};

[[nodiscard]] StoryWindow::Sketch sketch_of(Digest&& digest);

}  // namespace isnad
