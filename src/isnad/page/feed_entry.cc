#include "isnad/page/feed_entry.h"

#include "isnad/page/ascii.h"
#include "isnad/page/feed_date.h"
#include "isnad/page/html_entities.h"
#include "isnad/page/page_id.h"
#include "isnad/page/read_html.h"
#include "isnad/page/read_text.h"

namespace isnad {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '&')
      out += "&amp;";
    else
      out += c;
  }
  return out;
}

bool has_markup(std::string_view text) {
  const std::size_t open = text.find('<');
  return (open != std::string_view::npos && text.find('>', open) != std::string_view::npos) ||
         (text.find('&') != std::string_view::npos && text.find(';') != std::string_view::npos);
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += '|';
    out += part;
  }
  return out;
}

void read_body(Page& page, const FeedEntry& entry, std::string_view body, bool html, const PageOptions& options) {
  body = body.substr(0, options.max_page_bytes);
  if (html && has_markup(body)) {
    // A fragment, made a page: the article is all of it.
    const std::string whole = "<html><head><title>" + escaped(entry.title) + "</title></head><body><article><h1>" +
                              escaped(entry.title) + "</h1>\n<div>" + std::string(body) +
                              "</div></article></body></html>";
    read_html(page, whole, options);
    return;
  }
  read_text(page, entry.title + "\n\n" + std::string(body));
}

}  // namespace

std::string plain_of_markup(std::string_view markup) {
  std::string bare;
  for (std::size_t at = 0; at < markup.size();) {
    const char c = markup[at];
    const bool tag = c == '<' && at + 1 < markup.size() &&
                     (markup[at + 1] == '/' || markup[at + 1] == '!' ||
                      (lower_ascii(markup[at + 1]) >= 'a' && lower_ascii(markup[at + 1]) <= 'z'));
    if (tag) {
      const std::size_t close = markup.find('>', at);
      if (close != std::string_view::npos) {
        bare += ' ';
        at = close + 1;
        continue;
      }
    }
    bare += c;
    ++at;
  }
  const std::string decoded = html_decode(bare);
  std::string out;
  for (const char c : decoded) {
    const bool space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (space && (out.empty() || out.back() == ' ')) continue;
    out += space ? ' ' : c;
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

Page page_of_entry(FeedEntry&& entry, const std::string& where, const PageMetadata& metadata,
                   const PageOptions& options) {
  Page page;
  page.source = where;
  page.metadata = metadata;
  entry.title = plain_of_markup(entry.title);
  const bool full = !trim_ascii(entry.content).empty();
  const bool summary = !full && !trim_ascii(entry.summary).empty();
  const std::string_view body = full ? entry.content : entry.summary;
  const bool html = full ? entry.content_is_html : true;
  if (full || summary) read_body(page, entry, body, html, options);
  const bool only_title = page.blocks.empty() || (!full && !summary);
  if (only_title && !entry.title.empty()) {
    page.blocks.clear();
    read_text(page, std::string(entry.title));
    if (!page.blocks.empty()) page.blocks.front().tag = "h1";
  }
  const auto put = [&](const char* key, std::string value) {
    if (!value.empty()) page.metadata.insert_or_assign(key, std::move(value));
  };
  put("feed:content", only_title ? "title" : full ? "full" : "summary");
  put("feed:url", std::string(trim_ascii(entry.link)));
  put("feed:title", entry.title);
  put("feed:author", plain_of_markup(entry.author));
  put("feed:published", iso_of_feed_date(entry.published));
  put("feed:updated", iso_of_feed_date(entry.updated));
  put("feed:outlet", plain_of_markup(entry.outlet));
  put("feed:language", std::string(trim_ascii(entry.language)));
  put("feed:categories", joined(entry.categories));
  const std::string key = !entry.link.empty() ? entry.link : entry.guid;
  page.id = key.empty() ? id_of_address(entry.title, entry.published)
                        : id_of_address(key, entry.link.empty() ? "" : entry.guid);
  return page;
}

}  // namespace isnad
