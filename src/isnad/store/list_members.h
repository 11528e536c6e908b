#pragma once
// Which articles make up the stories of an archive, without their words: what a list of stories shows and by what a
// view knows that a story has changed.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "isnad/store/archive.h"

namespace isnad {

struct StoryMember {
  std::int64_t story = 0;
  std::int64_t version = 0;  // the current one; another number when the article changes
  std::string id;
  std::optional<std::string> outlet;
  std::optional<std::string> published;
};

/// By story, then in the order of publication. Requires: place_articles() for articles that were just added.
[[nodiscard]] Result<std::vector<StoryMember>> list_members(Archive& archive);

}  // namespace isnad
