#pragma once
// Whose article it is: outlet, section and the name above it. What the feed gave comes first, then the outlet table,
// the page's metadata, and what a reader sees on the page (page/html_visible.h), in this order of trust.
//
//     <title>Rain in Basra - The Site</title>, headline "Rain in Basra"      outlet  The Site
//     "Written by: Sami Aziz" in an element named "author"                     byline  Sami Aziz
//     Home > Economy > Oil                                                     section Oil
//
// An author who is the outlet itself, or "admin", is no name. An outlet is not looked for in the text of the article:
// who is named there may be anybody.
#include "isnad/article/article.h"
#include "isnad/article/article_lexicon.h"
#include "isnad/article/judge_lines.h"
#include "isnad/article/line.h"
#include "isnad/page/page.h"

namespace isnad {

/// Fills outlet and byline, with their evidence. Requires: text, blocks, url and title are set.
void find_imprint(Article& article, const PageMetadata& metadata, const std::vector<Line>& lines,
                  const JudgedLines& judged, const ArticleLexicon& lexicon);

/// The section as the outlet names it. For who lists articles; no finding rests on it, so it is no part of the article.
/// `from`: the key that gave it.
[[nodiscard]] std::optional<std::string> find_section(const Article& article, const PageMetadata& metadata,
                                                      const ArticleLexicon& lexicon, std::string& from);

/// The value under a key; null when there is none or it is empty.
[[nodiscard]] const std::string* value_of(const PageMetadata& metadata, std::string_view key);

/// "example.com" of "https://www.example.com/a?b": the host without "www."; empty when the address has none.
[[nodiscard]] std::string host_of(std::string_view url);

}  // namespace isnad
