#include "isnad/page/read_html.h"

#include <algorithm>

#include "isnad/page/html_blocks.h"
#include "isnad/page/html_content.h"
#include "isnad/page/html_entities.h"
#include "isnad/page/html_letters.h"
#include "isnad/page/html_live.h"
#include "isnad/page/html_metadata.h"
#include "isnad/page/html_title.h"
#include "isnad/page/html_tree.h"
#include "isnad/page/html_visible.h"

namespace isnad {
namespace {

void append_block(Page& page, std::string_view text, std::string_view tag, float link_density, bool main) {
  if (!page.text.empty()) page.text += '\n';
  const auto begin = static_cast<std::uint32_t>(page.text.size());
  page.text += text;
  page.blocks.push_back({{begin, static_cast<std::uint32_t>(page.text.size())}, std::string(tag), link_density, main});
}

std::string first_of(const PageMetadata& metadata, std::initializer_list<const char*> keys) {
  for (const char* const key : keys)
    if (const auto at = metadata.find(key); at != metadata.end()) return at->second;
  return {};
}

// The page's own word for its title, when no heading says it: the longest of what is left without the site's name.
std::string stated_title(const PageMetadata& metadata) {
  std::string best;
  for (const char* const key : {"visible:title", "og:title", "jsonld:headline", "title"}) {
    const auto at = metadata.find(key);
    if (at == metadata.end()) continue;
    const std::string_view title = without_site(at->second, metadata);
    if (best.empty() || title.size() > best.size() * 2) best = title;
  }
  return best;
}

// What only a reader sees of dates: one line for each text, "element TAB text", under the place where it stands.
void put_visible_dates(Page& page, const HtmlContent& content) {
  for (const auto& [place, key] :
       {std::pair(HtmlDated::Place::Near, "dates:near"), std::pair(HtmlDated::Place::Named, "dates:named"),
        std::pair(HtmlDated::Place::Below, "dates:below"), std::pair(HtmlDated::Place::Other, "dates:other")}) {
    std::string lines;
    for (const HtmlDated& dated : content.dated) {
      if (dated.place != place) continue;
      if (!lines.empty()) lines += '\n';
      lines += dated.element + '\t' + dated.text;
    }
    if (!lines.empty()) page.metadata.emplace(key, std::move(lines));
  }
}

// ASCII digits and the second bytes of the Arabic-Indic ones.
std::size_t count_digits(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool indic = i > 0 && text[i - 1] == '\xD9' && byte >= 0xA0 && byte <= 0xA9;
    if ((byte >= '0' && byte <= '9') || indic) ++count;
  }
  return count;
}

// Where the text of a first block begins whose page puts headline, date and text into one cell, a <br> after each.
std::size_t text_begin(std::string_view text, std::string_view title) {
  constexpr std::size_t kLongestDateLine = 120;
  std::size_t begin = 0;
  for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', begin)) {
    const std::string_view line = text.substr(begin, end - begin);
    const bool dated = line.size() <= kLongestDateLine && count_digits(line) >= 5;
    if (line != title && !dated && !line.empty()) break;
    begin = end + 1;
  }
  return begin;
}

// The text that the page's data state, when the markup holds next to nothing of it: pages that scripts fill.
void read_stated_body(Page& page, const std::string& stated, std::size_t titles) {
  constexpr std::size_t kFewestBytes = 200;
  constexpr std::size_t kTimesMore = 4;
  const std::size_t found = titles < page.blocks.size() ? page.text.size() - page.blocks[titles].span.begin : 0;
  if (stated.size() < kFewestBytes || stated.size() < found * kTimesMore) return;
  // Some state it as markup, some as text with line breaks, some with both escaped.
  const std::string decoded = html_decode(stated);
  HtmlTree tree;
  HtmlBlocks flat;
  if (decoded.find("</") != std::string::npos || decoded.find("<br") != std::string::npos) {
    tree = parse_html(decoded);
    flat = flatten_html(tree);
  }
  page.blocks.resize(titles);
  page.text.resize(titles == 0 ? 0 : page.blocks.back().span.end);
  for (const HtmlBlock& block : flat.blocks) append_block(page, slice(flat.buffer, block.text), "p", 0, true);
  if (flat.blocks.empty())
    for (std::size_t at = 0; at < decoded.size();) {
      const std::size_t end = std::min(decoded.find('\n', at), decoded.size());
      std::string_view line = std::string_view(decoded).substr(at, end - at);
      while (!line.empty() && (line.back() == ' ' || line.back() == '\r' || line.back() == '\t')) line.remove_suffix(1);
      while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
      if (!line.empty()) append_block(page, line, "p", 0, true);
      at = end + 1;
    }
  page.diagnostics.push_back({Severity::Note, "stated-body", page.source,
                              "the markup holds no article; its text was taken from the page's JSON-LD articleBody"});
}

// The entries of a live page, by its markup, else by the headlines that its JSON-LD lists. `firsts`: the first text
// node of each of the page's blocks from `from` on.
void read_entries(Page& page, const HtmlTree& tree, const std::vector<std::uint32_t>& firsts, std::size_t from) {
  const std::vector<LiveUpdate> updates = stated_updates(page.metadata);
  const auto stated = [&](std::string_view text) -> const LiveUpdate* {
    const std::string letters = letters_of(text, 400);
    for (const LiveUpdate& update : updates) {
      const std::string headline = letters_of(update.headline, 400);
      if (headline.size() > 8 && letters.starts_with(headline)) return &update;
    }
    return nullptr;
  };
  for (const HtmlLiveEntry& entry : find_live_entries(tree)) {
    PageEntry out{{}, entry.time};
    bool open = false;
    for (std::size_t k = 0; k < firsts.size(); ++k) {
      if (firsts[k] < entry.first || firsts[k] >= entry.end) continue;
      const Span span = page.blocks[from + k].span;
      if (!open) out.span = span;
      out.span.end = span.end;
      if (const LiveUpdate* update = open ? nullptr : stated(slice(page.text, span))) out.time = update->time;
      open = true;
    }
    if (open) page.entries.push_back(std::move(out));
  }
  if (!page.entries.empty()) return;
  for (std::size_t k = 0; k < firsts.size(); ++k) {
    const Span span = page.blocks[from + k].span;
    if (const LiveUpdate* update = stated(slice(page.text, span)))
      page.entries.push_back({span, update->time});
    else if (!page.entries.empty())
      page.entries.back().span.end = span.end;
  }
}

}  // namespace

void read_html(Page& page, std::string_view html, const PageOptions& options) {
  page.kind = PageKind::Html;
  const HtmlTree tree = parse_html(html, options.max_depth);
  if (tree.too_deep)
    page.diagnostics.push_back(
        {Severity::Note, "too-deep", page.source, "elements nested over the limit were read as flat"});
  for (auto& [key, value] : read_html_metadata(tree)) page.metadata.emplace(key, value);
  read_visible(tree, page.metadata);
  const HtmlBlocks flat = flatten_html(tree);
  HtmlClues clues;
  for (const char* const key : {"visible:title", "og:title", "jsonld:headline", "title", "twitter:title"})
    if (const auto at = page.metadata.find(key); at != page.metadata.end()) clues.titles.push_back(at->second);
  clues.description = first_of(page.metadata, {"og:description", "meta:description", "jsonld:description"});
  clues.live = is_live_page(tree, page.metadata);
  const HtmlContent content = find_html_content(tree, flat, clues);
  put_visible_dates(page, content);

  std::size_t heading = flat.blocks.size();
  for (std::size_t b = 0; b < flat.blocks.size() && content.heading != 0; ++b)
    if (flat.blocks[b].first == content.heading) heading = b;
  if (heading < flat.blocks.size())
    append_block(page, slice(flat.buffer, flat.blocks[heading].text), "h1", 0, true);
  else if (const std::string title = stated_title(page.metadata); !title.empty())
    append_block(page, title, "h1", 0, true);
  const std::size_t titles = page.blocks.size();
  std::vector<std::uint32_t> firsts;  // the first text node of each block behind the titles
  for (std::size_t b = 0; b < flat.blocks.size(); ++b) {
    if (!content.main[b] || b == heading) continue;
    const HtmlBlock& block = flat.blocks[b];
    const std::string_view tag = content.caption[b]         ? "figcaption"
                                 : block.tag == HtmlTag::H1 ? "h2"
                                                            : html_tag_name(block.tag);
    std::string_view text = slice(flat.buffer, block.text);
    if (page.blocks.size() == titles && !clues.titles.empty())
      for (std::size_t begin = text_begin(text, clues.titles.front()); begin > 0; text.remove_prefix(begin), begin = 0)
        for (std::size_t at = 0; at < begin;) {
          const std::size_t end = text.find('\n', at);
          if (end > at) append_block(page, text.substr(at, end - at), "p", 0, true);
          at = end + 1;
        }
    append_block(page, text, tag, block.link_density(), true);
    firsts.resize(page.blocks.size() - titles, block.first);
  }
  if (clues.live) read_entries(page, tree, firsts, titles);
  if (const auto body = page.metadata.find("jsonld:articleBody"); body != page.metadata.end())
    read_stated_body(page, body->second, titles);
}

}  // namespace isnad
