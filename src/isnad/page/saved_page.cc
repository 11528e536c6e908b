#include "isnad/page/saved_page.h"

#include <string>

#include "isnad/page/ascii.h"

namespace isnad {
namespace {

constexpr std::size_t kHead = 4096;

void add(PageMetadata& metadata, const char* key, std::string_view value) {
  value = trim_ascii(value);
  if (!value.empty() && value.size() < 2048) metadata.emplace(key, std::string(value));
}

// What stands behind `mark` in the comment, up to the end of the line.
std::string_view line_after(std::string_view comment, std::string_view mark) {
  const std::size_t at = find_ascii(comment, mark);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = comment.substr(at + mark.size());
  return rest.substr(0, rest.find_first_of("\r\n"));
}

}  // namespace

void read_saved_from(std::string_view html, PageMetadata& metadata) {
  const std::string_view head = html.substr(0, kHead);
  for (std::size_t at = head.find("<!--"); at != std::string_view::npos; at = head.find("<!--", at + 4)) {
    const std::string_view comment = head.substr(at, head.find("-->", at) - at);
    if (const std::string_view saved = line_after(comment, "saved from url=("); !saved.empty()) {
      const std::size_t close = saved.find(')');
      if (close != std::string_view::npos && saved.substr(close + 1).starts_with("http")) {
        const std::string_view url = saved.substr(close + 1);
        add(metadata, "fetch:url", url.substr(0, url.find_first_of(" \t")));
      }
    }
    if (find_ascii(comment, "singlefile") != std::string_view::npos) {
      if (const std::string_view url = trim_ascii(line_after(comment, "url:")); url.starts_with("http"))
        add(metadata, "fetch:url", url);
      add(metadata, "fetch:time", line_after(comment, "saved date:"));
    }
    if (const std::string_view mirrored = line_after(comment, "mirrored from "); !mirrored.empty()) {
      const std::size_t by = find_ascii(mirrored, " by httrack");
      if (by == std::string_view::npos) continue;
      add(metadata, "fetch:url", "http://" + std::string(mirrored.substr(0, by)));
      const std::size_t comma = mirrored.find("], ");
      if (comma != std::string_view::npos) add(metadata, "fetch:time", mirrored.substr(comma + 3));
    }
  }
}

}  // namespace isnad
