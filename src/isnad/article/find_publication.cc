#include "isnad/article/find_publication.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "isnad/article/find_dates.h"
#include "isnad/article/find_imprint.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

constexpr std::size_t kLongestDated = 200;  // bytes

void find_url(Article& article, const PageMetadata& metadata) {
  for (const char* const key : {"record:url", "feed:url", "fetch:url", "link:canonical", "og:url", "jsonld:url"})
    if (const std::string* url = value_of(metadata, key); url != nullptr && url->find("://") != std::string::npos) {
      article.url = *url;
      return;
    }
}

// "Story title | Site" -> "Story title". An outlet that is known must be named there.
std::string without_site(std::string title, const std::optional<std::string>& outlet) {
  for (const std::string_view sign :
       {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ", " \xC2\xBB ", " \xE2\x80\xA2 "}) {
    const std::size_t at = title.rfind(sign);
    if (at == std::string::npos || at < 12) continue;
    const std::string tail = title.substr(at + sign.size());
    const bool site = outlet && fold(tail).find(fold(*outlet)) != std::string::npos;
    if (site || (!outlet && sign != " - " && tail.size() * 2 < at)) return title.substr(0, at);
  }
  return title;
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
      article.title = without_site(*title, std::nullopt);
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

// Of short texts that hold dates, one a line: the first date, but one behind "updated" only when there is no other.
std::optional<std::string> date_of_texts(std::string_view texts, const ArticleLexicon& lexicon) {
  std::optional<std::string> updated;
  for (std::size_t at = 0; at < texts.size();) {
    const std::size_t end = std::min(texts.find('\n', at), texts.size());
    Page page;
    page.text = std::string(texts.substr(at, std::min<std::size_t>(end - at, kLongestDated)));
    page.blocks.push_back({{0, static_cast<std::uint32_t>(page.text.size())}, "line"});
    at = end + 1;
    const std::vector<Line> lines = measure_lines(page);
    std::uint32_t from = 0;
    bool behind_updated = false;
    for (const FoundDate& date : find_dates(lines.front(), lexicon)) {
      if (!date.has_year) continue;
      for (; from < date.first; ++from) {
        const std::uint32_t byte = lines.front().tokens[from].folded.begin;
        if (lexicon.begins_with(lines.front().folded, byte, Furniture::Updated)) behind_updated = true;
        if (lexicon.begins_with(lines.front().folded, byte, Furniture::Published)) behind_updated = false;
      }
      if (!behind_updated) return date.value;
      if (!updated) updated = date.value;
    }
  }
  return updated;
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
                                "dc:date",
                                "dc:issued",
                                "dc:created",
                                "dcterms:created",
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
    if (auto value = date_of_texts(*texts, lexicon)) {
      article.published = Published{*value, PublishedBasis::Metadata};
      return;
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

// An update before the publication: one of the two is wrong, and the reader is told.
void check_updated(Article& article, const PageMetadata& metadata, const ArticleLexicon& lexicon) {
  const std::optional<Published> updated = find_updated(metadata, lexicon);
  if (!updated || !article.published || updated->value.substr(0, 10) >= article.published->value.substr(0, 10)) return;
  article.diagnostics.push_back({Severity::Note, "updated-before-published", article.id,
                                 "the page says that it was changed on " + updated->value.substr(0, 10) +
                                     " and published on " + article.published->value.substr(0, 10)});
}

}  // namespace

void find_publication(Article& article, const PageMetadata& metadata, const std::vector<Line>& lines,
                      const JudgedLines& judged, const ArticleLexicon& lexicon) {
  find_url(article, metadata);
  find_title(article, metadata);
  find_imprint(article, metadata, lines, judged, lexicon);
  if (article.title && article.outlet) article.title = without_site(*article.title, article.outlet);
  find_published(article, metadata, lines, judged, lexicon);
  check_updated(article, metadata, lexicon);
}

}  // namespace isnad
