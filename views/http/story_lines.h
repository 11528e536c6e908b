#pragma once
// The list of stories as the server shows it: a line for each, with what the archive knows at once (articles, outlets,
// days) and what only its dossier tells (origins, conflicts), as far as that is known.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "shelf.h"

namespace isnad::http {

/// What a compiled dossier tells a list.
struct StoryFigures {
  std::uint32_t origins = 0;
  std::uint32_t conflicts = 0;
};

[[nodiscard]] StoryFigures figures_of(const Dossier& dossier);

struct StoryLine {
  std::int64_t number = 0;
  std::uint64_t state = 0;  // of its articles: another one when they change
  std::size_t articles = 0;
  std::string json;    // without the closing brace and the figures
  std::string folded;  // label and outlets, to be searched
  std::optional<StoryFigures> figures = std::nullopt;
};

/// The newest first. Errors: those of the archive.
[[nodiscard]] Result<std::vector<StoryLine>> lines_of(Archive& archive);

/// `isnad.stories/1`: the lines that were asked for.
[[nodiscard]] std::string list_json(const std::vector<StoryLine>& lines, const StoriesAsked& asked);

}  // namespace isnad::http
