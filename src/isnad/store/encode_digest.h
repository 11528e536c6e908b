#pragma once
// What of a digest (story/digest.h) is kept to set new articles against old ones: the description and the label, in
// some hundred bytes. Numbers that follow from a count (how often, how rare) are written as that count, so nothing is
// lost. The names, by which related stories are explained, are not kept.
#include <string>
#include <string_view>

#include "isnad/base/result.h"
#include "isnad/story/story_window.h"

namespace isnad {

inline constexpr std::uint8_t kDigestVersion = 1;

[[nodiscard]] std::string encode_digest(const StoryWindow::Sketch& sketch);
/// The places are numbers of the engine's gazetteer: `places` of them are known. Errors: BadSyntax.
[[nodiscard]] Result<StoryWindow::Sketch> decode_digest(std::string_view bytes, const StoryLexicon& lexicon);

}  // namespace isnad
