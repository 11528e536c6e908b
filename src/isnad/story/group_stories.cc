#include "isnad/story/group_stories.h"

namespace isnad {

std::vector<Story> group_stories(const std::vector<Reading>& readings, const Registry&, const StoryLexicon&) {
  Story story;
  story.id = "s1";
  for (std::uint32_t r = 0; r < readings.size(); ++r) story.readings.push_back(r);
  return readings.empty() ? std::vector<Story>{} : std::vector<Story>{story};
}

}  // namespace isnad
