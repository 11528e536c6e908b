#include "isnad/article/find_publication.h"

#include "isnad/article/find_imprint.h"
#include "isnad/article/find_published.h"
#include "isnad/page/html_title.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

constexpr std::size_t kShortestTitle = 12;  // bytes

void find_url(Article& article, const PageMetadata& metadata) {
  for (const char* const key : {"record:url", "feed:url", "fetch:url", "link:canonical", "og:url", "jsonld:url"})
    if (const std::string* url = value_of(metadata, key); url != nullptr && url->find("://") != std::string::npos) {
      article.url = *url;
      article.evidence["url"] = key;
      return;
    }
}

// "Story title | Outlet" -> "Story title".
std::string without_outlet(std::string title, const std::string& outlet) {
  for (const std::string_view sign :
       {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ", " \xC2\xBB ", " \xE2\x80\xA2 "}) {
    const std::size_t at = title.rfind(sign);
    if (at == std::string::npos || at < kShortestTitle) continue;
    if (fold(std::string_view(title).substr(at + sign.size())).find(fold(outlet)) != std::string::npos)
      return title.substr(0, at);
  }
  return title;
}

std::string trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return std::string(text);
}

// "kicker: title" in one heading: what the page states as its title ends it.
std::string without_kicker(std::string heading, const PageMetadata& metadata) {
  for (const char* const key : {"jsonld:headline", "og:title"}) {
    const std::string* stated = value_of(metadata, key);
    if (stated == nullptr) continue;
    std::string title = trimmed(without_site(*stated, metadata));
    if (title.size() >= kShortestTitle && title.size() < heading.size() && heading.ends_with(title)) return title;
  }
  return heading;
}

void find_title(Article& article, const PageMetadata& metadata) {
  for (const char* const key : {"record:title", "feed:title"})
    if (const std::string* given = value_of(metadata, key)) {
      article.title = *given;
      article.evidence["title"] = key;
      return;
    }
  for (const Block& block : article.blocks)
    if (block.role == BlockRole::Title) {
      article.title = without_kicker(std::string(slice(article.text, block.span)), metadata);
      article.evidence["title"] = "text";
      return;
    }
  for (const char* const key : {"jsonld:headline", "og:title", "h1", "title"})
    if (const std::string* title = value_of(metadata, key)) {
      article.title = trimmed(without_site(*title, metadata));
      article.evidence["title"] = key;
      return;
    }
}

}  // namespace

void find_publication(Article& article, const PageMetadata& metadata, const std::vector<Line>& lines,
                      const JudgedLines& judged, const ArticleLexicon& lexicon) {
  find_url(article, metadata);
  find_title(article, metadata);
  find_imprint(article, metadata, lines, judged, lexicon);
  if (article.title && article.outlet) article.title = without_outlet(*article.title, *article.outlet);
  find_published(article, metadata, lines, judged, lexicon);
}

}  // namespace isnad
