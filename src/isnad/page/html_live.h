#pragma once
// Live pages: one article that grows by dated entries. An entry is one of several neighbours of one class that each
// carry a time (<time datetime>, data-timestamp), on a page that calls itself live in its JSON-LD (LiveBlogPosting) or
// in its markup ("liveblog"). JSON-LD that lists the updates by headline gives their times with the newsroom's zone,
// and the entries themselves when the markup has no such neighbours.
#include <cstdint>
#include <string>
#include <vector>

#include "isnad/page/html_tree.h"
#include "isnad/page/page.h"

namespace isnad {

struct HtmlLiveEntry {
  std::uint32_t first = 0;  // nodes [first, end)
  std::uint32_t end = 0;
  std::string time;  // ISO 8601 as the page has it, or from its Unix time in UTC
};

[[nodiscard]] bool is_live_page(const HtmlTree& tree, const PageMetadata& metadata);

/// In document order. Requires: is_live_page.
[[nodiscard]] std::vector<HtmlLiveEntry> find_live_entries(const HtmlTree& tree);

struct LiveUpdate {
  std::string time;
  std::string headline;
};

/// What JSON-LD lists: lines "time TAB headline" under jsonld:updates.
[[nodiscard]] std::vector<LiveUpdate> stated_updates(const PageMetadata& metadata);

}  // namespace isnad
