#include "isnad/article/find_publication.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "isnad/article/find_dates.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

constexpr std::size_t kLongestByline = 120;  // bytes

const std::string* value_of(const PageMetadata& metadata, std::string_view key) {
  const auto at = metadata.find(std::string(key));
  return at == metadata.end() || at->second.empty() ? nullptr : &at->second;
}

void find_url(Article& article, const PageMetadata& metadata) {
  for (const char* const key : {"record:url", "feed:url", "fetch:url", "link:canonical", "og:url", "jsonld:url"})
    if (const std::string* url = value_of(metadata, key); url != nullptr && url->find("://") != std::string::npos) {
      article.url = *url;
      return;
    }
}

// "Story title | Site" -> "Story title"
std::string without_site(std::string title, const std::optional<std::string>& outlet) {
  for (const std::string_view sign :
       {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ", " \xC2\xBB ", " \xE2\x80\xA2 "}) {
    const std::size_t at = title.rfind(sign);
    if (at == std::string::npos || at < 12) continue;
    const std::string tail = title.substr(at + sign.size());
    const bool site = outlet && fold(tail).find(fold(*outlet)) != std::string::npos;
    if (site || (sign != " - " && tail.size() * 2 < at)) return title.substr(0, at);
  }
  return title;
}

void find_outlet(Article& article, const PageMetadata& metadata, const std::vector<Line>& lines,
                 const JudgedLines& judged, const ArticleLexicon& lexicon) {
  if (const std::string* given = value_of(metadata, "record:outlet")) {
    // A feed may give the host for the name.
    const Outlet* known = given->find(' ') == std::string::npos ? lexicon.outlet_of_host(host_of(*given)) : nullptr;
    article.outlet = known != nullptr && !known->name_ar.empty() ? known->name_ar : *given;
    return;
  }
  if (const Outlet* known = lexicon.outlet_of_host(host_of(article.url)); known != nullptr && !known->name_ar.empty()) {
    article.outlet = known->name_ar;
    return;
  }
  for (const char* const key : {"feed:outlet", "og:site_name", "jsonld:publisher", "meta:application-name"})
    if (const std::string* name = value_of(metadata, key)) {
      article.outlet = *name;
      return;
    }
  // "follow NAME on ...": the page names itself.
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (judged.lines[i].kind != Furniture::Follow && judged.lines[i].kind != Furniture::Rights) continue;
    for (std::size_t t = 1; t < lines[i].tokens.size(); ++t) {
      const auto match = lexicon.outlet_names.longest(lines[i].folded, lines[i].tokens[t].folded.begin);
      // Many names are common words ("the world", "the news"): behind "site", "channel", "newspaper" they are names.
      if (!match || !lexicon.is_outlet_word(lines[i].word(t - 1))) continue;
      article.outlet = lexicon.outlets[match.payload()].name_ar;
      return;
    }
  }
}

void find_title(Article& article, const PageMetadata& metadata) {
  for (const char* const key : {"record:title", "feed:title"})
    if (const std::string* given = value_of(metadata, key)) {
      article.title = *given;
      return;
    }
  for (const Block& block : article.blocks)
    if (block.role == BlockRole::Title) {
      article.title = std::string(slice(article.text, block.span));
      return;
    }
  for (const char* const key : {"jsonld:headline", "og:title", "h1", "title"})
    if (const std::string* title = value_of(metadata, key)) {
      article.title = without_site(*title, article.outlet);
      return;
    }
}

void find_byline(Article& article, const PageMetadata& metadata, const std::vector<Line>& lines,
                 const JudgedLines& judged) {
  for (const char* const key : {"record:byline", "feed:author", "jsonld:author", "itemprop:author", "meta:author",
                                "article:author", "meta:parsely-author", "meta:dc.creator", "meta:sailthru.author"})
    if (const std::string* name = value_of(metadata, key);
        name != nullptr && name->size() <= kLongestByline && name->find("://") == std::string::npos) {
      article.byline = *name;
      return;
    }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (judged.lines[i].kind != Furniture::Byline) continue;
    const auto& tokens = lines[i].tokens;
    // The name stands behind the sign that ends "written by", or on the next line.
    std::string_view text;
    if (lines[i].words <= 2 && i + 1 < lines.size() && judged.lines[i + 1].kind == Furniture::Byline)
      text = slice(article.text, lines[i + 1].span);
    for (std::size_t t = 0; t + 1 < tokens.size(); ++t)
      if (!lines[i].is_word(t) && text.empty()) {
        text = std::string_view(article.text)
                   .substr(tokens[t + 1].span.begin, lines[i].span.end - tokens[t + 1].span.begin);
        break;
      }
    if (text.empty()) continue;
    if (text.size() <= kLongestByline) article.byline = std::string(text);
    return;
  }
}

// A page dates itself in universal time, its address in the newsroom's own: within a day the address knows the day.
std::string local_day(const std::string& value, const std::string& url) {
  const bool universal = value.ends_with("Z") || value.ends_with("+00:00");
  const auto from_url = date_of_url(url);
  if (!universal || !from_url || value.substr(0, 8) != from_url->substr(0, 8)) return value;
  const int apart = std::abs(std::stoi(value.substr(8, 2)) - std::stoi(from_url->substr(8, 2)));
  return apart == 1 ? *from_url : value;
}

void find_published(Article& article, const PageMetadata& metadata, const std::vector<Line>& lines,
                    const JudgedLines& judged, const ArticleLexicon& lexicon) {
  if (const std::string* given = value_of(metadata, "record:published")) {
    if (auto value = date_of_metadata(*given, lexicon)) {
      article.published = Published{*value, PublishedBasis::Given};
      return;
    }
    article.diagnostics.push_back(
        {Severity::Warning, "unreadable-date", article.id,
         "the field \"published\" is no date (" + given->substr(0, 40) + "); write it as 2025-08-16"});
  }
  for (const char* const key : {"feed:published", "feed:updated"})
    if (const std::string* given = value_of(metadata, key))
      if (auto value = date_of_metadata(*given, lexicon)) {
        article.published = Published{*value, PublishedBasis::Feed};
        return;
      }
  for (const char* const key : {"jsonld:datePublished",
                                "article:published_time",
                                "og:article:published_time",
                                "itemprop:datePublished",
                                "meta:parsely-pub-date",
                                "meta:pubdate",
                                "meta:publishdate",
                                "meta:publish-date",
                                "meta:publish_date",
                                "meta:published_date",
                                "meta:date",
                                "meta:dc.date",
                                "meta:dc.date.issued",
                                "meta:dcterms.date",
                                "meta:dcterms.created",
                                "meta:sailthru.date",
                                "meta:article.published",
                                "meta:cxenseparse:recs:publishtime",
                                "meta:bt:pubdate",
                                "meta:created",
                                "itemprop:dateCreated",
                                "jsonld-page:datePublished",
                                "jsonld-other:datePublished",
                                "script:datePublished",
                                "script:publishedAt",
                                "script:published_at",
                                "script:publishedDate",
                                "script:publish_date",
                                "script:publishDate",
                                "script:publicationDate",
                                "script:datePublication",
                                "script:publishdate",
                                "jsonld:dateCreated",
                                "schema:dateCreated",
                                "schema:datepublished",
                                "schema:datecreated",
                                "abbr:published",
                                "time:pubdate",
                                "time:after-title",
                                "time:datetime"})
    if (const std::string* text = value_of(metadata, key))
      if (auto value = date_of_metadata(*text, lexicon)) {
        article.published = Published{local_day(*value, article.url), PublishedBasis::Metadata};
        return;
      }
  // A line that says "published" before a line that only has a date; an update only when there is nothing else.
  const JudgedLine* best = nullptr;
  std::size_t best_line = 0;
  auto rank = [](const JudgedLine& line) {
    return line.kind == Furniture::Published ? 0 : line.kind == Furniture::Updated ? 2 : 1;
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const JudgedLine& line = judged.lines[i];
    if (!line.date_line || line.page_clock || line.dates.empty() || !line.dates.front().has_year) continue;
    if (best == nullptr || rank(line) < rank(*best)) {
      best = &line;
      best_line = i;
    }
  }
  const auto from_url = date_of_url(article.url);
  if (best != nullptr && (rank(*best) == 0 || !from_url)) {
    const auto date = std::ranges::find_if(best->dates, [](const FoundDate& d) { return d.has_year && !d.hijri; });
    const FoundDate& chosen = date == best->dates.end() ? best->dates.front() : *date;
    const Line& line = lines[best_line];
    article.published = Published{chosen.value, PublishedBasis::Dateline,
                                  Span{line.tokens[chosen.first].span.begin, line.tokens[chosen.last - 1].span.end}};
    return;
  }
  if (from_url) {
    article.published = Published{*from_url, PublishedBasis::Url};
    return;
  }
  if (const std::string* texts = value_of(metadata, "visible:dates"))
    for (std::size_t at = 0; at < texts->size();) {
      const std::size_t end = std::min(texts->find('\n', at), texts->size());
      if (auto value = date_of_metadata(std::string_view(*texts).substr(at, end - at), lexicon)) {
        article.published = Published{*value, PublishedBasis::Metadata};
        return;
      }
      at = end + 1;
    }
  for (const char* const key :
       {"time:text", "script:createdAt", "script:created_at", "itemprop:dateUpdate", "og:updated_time",
        "article:modified_time", "jsonld:dateModified", "meta:last-modified", "itemprop:dateModified"})
    if (const std::string* text = value_of(metadata, key))
      if (auto value = date_of_metadata(*text, lexicon)) {
        article.published = Published{*value, PublishedBasis::Metadata};
        return;
      }
}

}  // namespace

std::string host_of(std::string_view url) {
  if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#:"));
  if (url.starts_with("www.")) url.remove_prefix(4);
  std::string host(url);
  for (char& c : host)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return host;
}

void find_publication(Article& article, const PageMetadata& metadata, const std::vector<Line>& lines,
                      const JudgedLines& judged, const ArticleLexicon& lexicon) {
  find_url(article, metadata);
  find_outlet(article, metadata, lines, judged, lexicon);
  find_title(article, metadata);
  find_byline(article, metadata, lines, judged);
  find_published(article, metadata, lines, judged, lexicon);
}

}  // namespace isnad
