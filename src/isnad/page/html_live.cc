#include "isnad/page/html_live.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "isnad/page/html_entities.h"

namespace isnad {
namespace {

constexpr std::uint32_t kHeadOfEntry = 60;  // nodes in which an entry's time stands
constexpr std::size_t kFewestEntries = 2;

bool is_live_name(std::string_view name) {
  if (name.find("ive") == std::string_view::npos) return false;
  std::string joined;
  for (const char c : name)
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) joined += static_cast<char>(c | 0x20);
  for (const char* const word :
       {"liveblog", "liveticker", "liveupdate", "livefeed", "liveentry", "livepost", "livecoverage"})
    if (joined.find(word) != std::string::npos) return true;
  return false;
}

std::string iso_of_unix(std::string_view digits) {
  if (digits.size() != 10 && digits.size() != 13) return {};
  std::int64_t value = 0;
  for (const char c : digits.substr(0, 10)) {
    if (c < '0' || c > '9') return {};
    value = value * 10 + (c - '0');
  }
  // Days to a civil date (Howard Hinnant, "chrono-compatible low-level date algorithms").
  const std::int64_t days = value / 86400 + 719468;
  const std::int64_t era = days / 146097;
  const std::int64_t of_era = days - era * 146097;
  const std::int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const std::int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted = (5 * of_year + 2) / 153;
  const auto day = static_cast<int>(of_year - (153 * shifted + 2) / 5 + 1);
  const auto month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
  const auto year = static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0));
  const auto second = static_cast<int>(value % 86400);
  std::array<char, 80> out{};
  const int size = std::snprintf(out.data(), out.size(), "%04d-%02d-%02dT%02d:%02dZ", year, month, day, second / 3600,
                                 second / 60 % 60);
  return {out.data(), static_cast<std::size_t>(size)};
}

std::string time_of(const HtmlTree& tree, std::uint32_t entry) {
  const std::uint32_t end = std::min(tree.nodes[entry].end, entry + kHeadOfEntry);
  for (std::uint32_t i = entry; i < end; ++i) {
    if (!tree.nodes[i].element) continue;
    for (const char* const name : {"data-timestamp", "data-time", "data-date", "data-unixtime", "data-published"})
      if (const std::string_view value = tree.attribute(i, name); !value.empty()) {
        if (std::string iso = iso_of_unix(value); !iso.empty()) return iso;
        if (value.size() >= 16 && value[4] == '-') return html_decode(value);
      }
    if (tree.nodes[i].tag == HtmlTag::Time)
      if (const std::string_view value = tree.attribute(i, "datetime"); value.size() >= 16) return html_decode(value);
  }
  return {};
}

}  // namespace

bool is_live_page(const HtmlTree& tree, const PageMetadata& metadata) {
  if (metadata.contains("jsonld:live")) return true;
  for (std::uint32_t i = 1; i < tree.nodes.size(); ++i) {
    if (!tree.nodes[i].element || tree.nodes[i].tag == HtmlTag::A || tree.nodes[i].tag == HtmlTag::Li) continue;
    if (is_live_name(tree.attribute(i, "class")) || is_live_name(tree.attribute(i, "id"))) return true;
  }
  return false;
}

std::vector<HtmlLiveEntry> find_live_entries(const HtmlTree& tree) {
  std::vector<HtmlLiveEntry> best;
  for (std::uint32_t parent = 0; parent < tree.nodes.size(); ++parent) {
    if (!tree.nodes[parent].element) continue;
    std::vector<HtmlLiveEntry> found;
    std::string_view kind;
    for (std::uint32_t i = parent + 1; i < tree.nodes[parent].end; i = tree.nodes[i].end) {
      const HtmlTag tag = tree.nodes[i].tag;
      if (!tree.nodes[i].element || tag == HtmlTag::Script || tag == HtmlTag::Style || tag == HtmlTag::Time) continue;
      const std::string_view own = tree.attribute(i, "class");
      if (own.empty() || (!found.empty() && own != kind)) continue;
      std::string time = time_of(tree, i);
      if (time.empty()) continue;
      kind = own;
      found.push_back({i, tree.nodes[i].end, std::move(time)});
    }
    if (found.size() >= kFewestEntries && found.size() > best.size()) best = std::move(found);
  }
  return best;
}

std::vector<LiveUpdate> stated_updates(const PageMetadata& metadata) {
  std::vector<LiveUpdate> out;
  const auto at = metadata.find("jsonld:updates");
  if (at == metadata.end()) return out;
  const std::string& lines = at->second;
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    const std::size_t tab = std::min(lines.find('\t', begin), end);
    if (tab < end) out.push_back({lines.substr(begin, tab - begin), lines.substr(tab + 1, end - tab - 1)});
    begin = end + 1;
  }
  return out;
}

}  // namespace isnad
