#include "isnad/article/find_imprint.h"

#include <algorithm>

#include "isnad/article/find_dates.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

constexpr std::size_t kLongestByline = 120;  // bytes, of a name that stands on the page
constexpr std::uint32_t kMostBylineWords = 9;
constexpr std::size_t kLongestAuthors = 400;  // of a list of authors in the metadata
constexpr std::uint32_t kMostOutletWords = 5;
constexpr std::uint32_t kMostSectionWords = 4;

// One line of text that does not stand in the article, measured like those that do.
struct LooseLine {
  explicit LooseLine(std::string_view text) {
    page.text = std::string(text);
    page.blocks.push_back({{0, static_cast<std::uint32_t>(page.text.size())}, "line"});
    std::vector<Line> lines = measure_lines(page);
    if (!lines.empty()) line = std::move(lines.front());
  }
  /// The words of tokens [first, last) as written.
  [[nodiscard]] std::string written(std::size_t first, std::size_t last) const {
    if (first >= last) return {};
    return page.text.substr(line.tokens[first].span.begin,
                            line.tokens[last - 1].span.end - line.tokens[first].span.begin);
  }

  Page page;
  Line line;
};

bool has_kind(const ArticleLexicon& lexicon, std::string_view folded_phrase, Furniture kind) {
  return std::ranges::any_of(lexicon.furniture.find(folded_phrase),
                             [&](std::uint32_t p) { return lexicon.furniture_phrases[p].kind == kind; });
}

// The end (in tokens) of a phrase of this kind that begins at a token; the token itself when there is none.
std::size_t end_of_phrase(const Line& line, std::size_t token, const ArticleLexicon& lexicon, Furniture kind) {
  for (const PhraseTable::Match& match : lexicon.furniture.match(line.folded, line.tokens[token].folded.begin)) {
    if (std::ranges::none_of(match.payloads,
                             [&](std::uint32_t p) { return lexicon.furniture_phrases[p].kind == kind; }))
      continue;
    while (token < line.tokens.size() && line.tokens[token].folded.begin < match.end) ++token;
    return token;
  }
  return token;
}

bool is_section_word(const ArticleLexicon& lexicon, std::string_view folded_words) {
  return has_kind(lexicon, folded_words, Furniture::Label);
}

// ---- outlet

bool is_separator(std::string_view sign) {
  return sign == "|" || sign == "-" || sign == ":" || sign == "\xE2\x80\x93" || sign == "\xE2\x80\x94" ||
         sign == "\xC2\xBB" || sign == "\xC2\xAB" || sign == "\xE2\x80\xA2" || sign == "::" || sign == "/";
}

bool may_be_outlet(const LooseLine& text, const ArticleLexicon& lexicon) {
  const std::string words = words_only(text.line);
  return text.line.words >= 1 && text.line.words <= kMostOutletWords && !text.line.ends_question &&
         !is_section_word(lexicon, words) && !has_kind(lexicon, words, Furniture::Home);
}

// The parts of a <title> between its signs that are no section.
std::vector<std::string> title_parts(std::string_view title, const ArticleLexicon& lexicon) {
  const LooseLine loose(title);
  std::vector<std::string> parts;
  std::size_t first = 0;
  const auto& tokens = loose.line.tokens;
  for (std::size_t t = 0; t <= tokens.size(); ++t) {
    const bool sign = t < tokens.size() && !loose.line.is_word(t) && is_separator(loose.line.word(t)) &&
                      (tokens[t].space_before || loose.line.word(t) == ":");
    if (t < tokens.size() && !sign) continue;
    const std::string part = loose.written(first, t);
    first = t + 1;
    if (!part.empty() && may_be_outlet(LooseLine(part), lexicon)) parts.push_back(part);
  }
  return parts;
}

// What <title> has beside the headline.
std::optional<std::string> outlet_of_title(const Article& article, const std::string& title,
                                           const ArticleLexicon& lexicon) {
  if (!article.title) return std::nullopt;
  const std::size_t at = title.find(*article.title);
  if (at == std::string::npos) {
    // The <title> of every page of the site: its name, perhaps with the section.
    const std::vector<std::string> parts = title_parts(title, lexicon);
    if (parts.size() == 1 && title.size() < article.title->size() &&
        fold(*article.title).find(fold(parts[0])) == std::string::npos)
      return parts[0];
    return std::nullopt;
  }
  const std::vector<std::string> behind = title_parts(title.substr(at + article.title->size()), lexicon);
  if (!behind.empty()) return behind.back();
  const std::vector<std::string> before = title_parts(title.substr(0, at), lexicon);
  if (!before.empty()) return before.front();
  return std::nullopt;
}

// "(c) 2024 The Site", "All rights reserved to The Site": the name that is left when the formula is taken away.
std::optional<std::string> outlet_of_foot(const std::string& foot, const ArticleLexicon& lexicon) {
  for (std::size_t at = 0; at < foot.size();) {
    const std::size_t end = std::min(foot.find('\n', at), foot.size());
    const LooseLine loose(std::string_view(foot).substr(at, end - at));
    at = end + 1;
    const auto& tokens = loose.line.tokens;
    bool claims = false;
    std::size_t first = 0;
    std::size_t last = 0;
    std::uint32_t words = 0;
    for (std::size_t t = 0; t < tokens.size(); ++t) {
      const std::size_t formula = end_of_phrase(loose.line, t, lexicon, Furniture::Rights);
      if (formula > t || loose.line.word(t) == "\xC2\xA9") {
        claims = true;
        t = std::max(formula, t + 1) - 1;
        if (words > 0) break;
        continue;
      }
      if (!loose.line.is_word(t)) {
        if (words > 0) break;
        continue;
      }
      if (words++ == 0) first = t;
      last = t + 1;
    }
    const bool sign = claims || loose.page.text.find("\xC2\xA9") != std::string::npos;
    const LooseLine name(loose.written(first, last));
    if (sign && words > 0 && may_be_outlet(name, lexicon)) return name.page.text;
  }
  return std::nullopt;
}

void find_outlet(Article& article, const PageMetadata& metadata, const std::vector<Line>& lines,
                 const JudgedLines& judged, const ArticleLexicon& lexicon) {
  if (const std::string* given = value_of(metadata, "record:outlet")) {
    // A feed may give the host for the name.
    const Outlet* known = given->find(' ') == std::string::npos ? lexicon.outlet_of_host(host_of(*given)) : nullptr;
    article.outlet = known != nullptr && !known->name_ar.empty() ? known->name_ar : *given;
    article.evidence["outlet"] = "record:outlet";
    return;
  }
  if (const Outlet* known = lexicon.outlet_of_host(host_of(article.url)); known != nullptr && !known->name_ar.empty()) {
    article.outlet = known->name_ar;
    article.evidence["outlet"] = "url";
    return;
  }
  for (const char* const key : {"feed:outlet", "og:site_name", "jsonld:publisher", "meta:application-name"})
    if (const std::string* name = value_of(metadata, key)) {
      article.outlet = *name;
      article.evidence["outlet"] = key;
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
      article.evidence["outlet"] = "text";
      return;
    }
  }
  const char* from = "title";
  if (const std::string* title = value_of(metadata, from)) article.outlet = outlet_of_title(article, *title, lexicon);
  if (const std::string* site = value_of(metadata, "visible:site"); !article.outlet && site != nullptr)
    if (may_be_outlet(LooseLine(*site), lexicon)) {
      article.outlet = *site;
      from = "visible:site";
    }
  if (const std::string* foot = value_of(metadata, "visible:foot"); !article.outlet && foot != nullptr) {
    article.outlet = outlet_of_foot(*foot, lexicon);
    from = "visible:foot";
  }
  if (article.outlet) article.evidence["outlet"] = from;
}

// ---- byline

// The name behind "written by", without what follows it (a date, an hour); empty when nothing is left of it.
std::string name_in(std::string_view text, const ArticleLexicon& lexicon, bool listed) {
  const LooseLine loose(text);
  const auto& tokens = loose.line.tokens;
  std::size_t first = 0;
  for (std::size_t before = tokens.size(); first < tokens.size() && before != first;) {
    before = first;
    first = end_of_phrase(loose.line, first, lexicon, Furniture::Byline);
    while (first < tokens.size() && !loose.line.is_word(first)) ++first;
  }
  std::size_t last = first;
  std::size_t end = first;
  for (; end < tokens.size() && tokens[end].run != ScriptRun::Number && loose.line.word(end) != "|"; ++end)
    if (loose.line.is_word(end)) last = end + 1;
  // "E. Barwari" keeps its stop, "(name)" its bracket.
  while (last < end && (loose.line.word(last) == "." || loose.line.word(last) == ")") && !tokens[last].space_before)
    ++last;
  const LooseLine name(loose.written(first, last));
  const std::string words = words_only(name.line);
  const bool fits = listed ? name.page.text.size() <= kLongestAuthors
                           : name.line.words <= kMostBylineWords && name.page.text.size() <= kLongestByline;
  const bool right = name.line.words >= 1 && fits && name.page.text.find("://") == std::string::npos &&
                     !has_kind(lexicon, words, Furniture::Anonymous) && !is_section_word(lexicon, words);
  return right ? name.page.text : std::string();
}

// Behind the sign that ends "written by", or on the next line.
std::string byline_of_lines(const Article& article, const std::vector<Line>& lines, const JudgedLines& judged) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (judged.lines[i].kind != Furniture::Byline) continue;
    const auto& tokens = lines[i].tokens;
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
    return text.size() <= kLongestByline ? std::string(text) : std::string();
  }
  return {};
}

void find_byline(Article& article, const PageMetadata& metadata, const std::vector<Line>& lines,
                 const JudgedLines& judged, const ArticleLexicon& lexicon) {
  if (const std::string* given = value_of(metadata, "record:byline")) {
    article.byline = *given;
    article.evidence["byline"] = "record:byline";
    return;
  }
  const std::string outlet = article.outlet ? fold(*article.outlet) : std::string();
  for (const char* const key : {"feed:author", "jsonld:author", "itemprop:author", "meta:author", "article:author",
                                "meta:parsely-author", "meta:dc.creator", "meta:sailthru.author", "visible:byline"}) {
    const std::string* text = value_of(metadata, key);
    if (text == nullptr || text->size() > kLongestAuthors) continue;
    std::string name = name_in(*text, lexicon, !std::string_view(key).starts_with("visible"));
    if (name.empty() || fold(name) == outlet) continue;
    article.byline = std::move(name);
    article.evidence["byline"] = key;
    return;
  }
  if (std::string name = byline_of_lines(article, lines, judged); !name.empty()) {
    article.byline = std::move(name);
    article.evidence["byline"] = "text";
  }
}

// ---- section

bool may_be_section(const Article& article, const std::string& text, const ArticleLexicon& lexicon) {
  const LooseLine loose(text);
  if (loose.line.words < 1 || loose.line.words > kMostSectionWords || loose.line.ends_sentence) return false;
  const std::string words = words_only(loose.line);
  if (has_kind(lexicon, words, Furniture::Home)) return false;
  const auto same = [&](const std::optional<std::string>& other) { return other && fold(*other) == fold(text); };
  return !same(article.outlet) && !same(article.title) && !same(article.byline);
}

}  // namespace

const std::string* value_of(const PageMetadata& metadata, std::string_view key) {
  const auto at = metadata.find(std::string(key));
  return at == metadata.end() || at->second.empty() ? nullptr : &at->second;
}

std::string host_of(std::string_view url) {
  if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#:"));
  if (url.starts_with("www.")) url.remove_prefix(4);
  std::string host(url);
  for (char& c : host)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return host;
}

std::optional<std::string> find_section(const Article& article, const PageMetadata& metadata,
                                        const ArticleLexicon& lexicon, std::string& from) {
  for (const char* const key :
       {"record:section", "feed:categories", "jsonld:articleSection", "article:section", "meta:section",
        "meta:article:section", "meta:articlesection", "visible:crumbs", "jsonld:crumbs", "visible:section"}) {
    const std::string* text = value_of(metadata, key);
    if (text == nullptr) continue;
    // Of a path the last part is the nearest to the article, of a feed's categories ("a|b") the first.
    for (std::size_t end = text->size(); end != std::string::npos;) {
      const std::size_t line = end == 0 ? std::string::npos : text->rfind('\n', end - 1);
      const std::size_t begin = line == std::string::npos ? 0 : line + 1;
      const std::string part = text->substr(begin, std::min(end, text->find('|', begin)) - begin);
      end = line;
      if (!may_be_section(article, part, lexicon)) continue;
      from = key;
      return part;
    }
  }
  return std::nullopt;
}

void find_imprint(Article& article, const PageMetadata& metadata, const std::vector<Line>& lines,
                  const JudgedLines& judged, const ArticleLexicon& lexicon) {
  find_outlet(article, metadata, lines, judged, lexicon);
  find_byline(article, metadata, lines, judged, lexicon);
}

}  // namespace isnad
