#include "isnad/page/source_kind.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "isnad/page/ascii.h"

namespace isnad {
namespace {

constexpr std::size_t kHead = 4096;

bool has(std::string_view text, std::string_view lower) {
  return find_ascii(text, lower) != std::string_view::npos;
}

// The name of the first element that is no declaration, comment or instruction, without its prefix.
std::string root_element(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at)) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("<!--")) {
      at = text.find("-->", at);
      if (at == std::string_view::npos) return {};
      continue;
    }
    if (rest.starts_with("<?") || rest.starts_with("<!")) {
      // A declaration of a document type may hold declarations of its own.
      const std::size_t open = rest.find('[');
      const std::size_t close = rest.find('>');
      if (rest.starts_with("<!") && open < close)
        at = text.find(']', at);
      else
        ++at;
      if (at == std::string_view::npos) return {};
      continue;
    }
    const std::size_t end = rest.find_first_of(" \t\r\n/>", 1);
    std::string_view name = rest.substr(1, end == std::string_view::npos ? end : end - 1);
    if (const std::size_t colon = name.find(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
    return lower_ascii(name.substr(0, 32));
  }
  return {};
}

}  // namespace

SourceKind kind_of_name(std::string_view name) {
  const std::string lower = lower_ascii(name);
  std::string_view at = lower;
  if (at.ends_with(".gz")) at.remove_suffix(3);
  constexpr std::array<std::pair<std::string_view, SourceKind>, 14> kEndings = {{{".html", SourceKind::Html},
                                                                                 {".htm", SourceKind::Html},
                                                                                 {".xhtml", SourceKind::Html},
                                                                                 {".shtml", SourceKind::Html},
                                                                                 {".jsonl", SourceKind::Lines},
                                                                                 {".ndjson", SourceKind::Lines},
                                                                                 {".txt", SourceKind::Text},
                                                                                 {".text", SourceKind::Text},
                                                                                 {".rss", SourceKind::XmlFeed},
                                                                                 {".atom", SourceKind::XmlFeed},
                                                                                 {".rdf", SourceKind::XmlFeed},
                                                                                 {".mhtml", SourceKind::Mhtml},
                                                                                 {".mht", SourceKind::Mhtml},
                                                                                 {".warc", SourceKind::Warc}}};
  for (const auto& [ending, kind] : kEndings)
    if (at.ends_with(ending)) return kind;
  return SourceKind::Other;
}

SourceKind kind_of_bytes(std::string_view head) {
  head = head.substr(0, kHead);
  if (head.starts_with("WARC/")) return SourceKind::Warc;
  const std::size_t type = find_ascii(head, "content-type:");
  const bool markup = trim_ascii(head).starts_with('<') || trim_ascii(head).starts_with('{');
  if (!markup && type != std::string_view::npos && has(head.substr(type, 200), "multipart/related") &&
      has(head, "mime-version:"))
    return SourceKind::Mhtml;
  return SourceKind::Other;
}

SourceKind kind_of_text(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return SourceKind::Text;
  const std::string_view head = text.substr(first, kHead);
  if (head.front() == '{')
    return head.find("jsonfeed.org/version") != std::string_view::npos ? SourceKind::JsonFeed : SourceKind::Lines;
  if (head.front() != '<') return SourceKind::Text;
  const std::string root = root_element(text.substr(first, kHead * 16));
  for (const std::string_view feed : {"rss", "rdf", "feed", "urlset", "sitemapindex"})
    if (root == feed) return SourceKind::XmlFeed;
  for (const std::string_view mark : {"<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<meta"})
    if (has(head, mark)) return SourceKind::Html;
  return SourceKind::Text;
}

bool may_hold_article(std::string_view media_type) {
  if (media_type.empty()) return true;
  if (media_type == "text/css" || media_type == "text/javascript") return false;
  if (media_type.starts_with("text/") || media_type.starts_with("multipart/")) return true;
  for (const std::string_view word : {"xml", "html", "json", "rfc822", "octet-stream", "unknown"})
    if (media_type.find(word) != std::string_view::npos) return !media_type.starts_with("image/");
  return false;
}

}  // namespace isnad
