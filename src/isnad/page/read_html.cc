#include "isnad/page/read_html.h"

#include <algorithm>

#include "isnad/page/html_blocks.h"
#include "isnad/page/html_content.h"
#include "isnad/page/html_entities.h"
#include "isnad/page/html_metadata.h"
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

// What only a reader sees of dates: short texts near the title, and the first <time> behind it.
void read_visible_dates(Page& page, const HtmlTree& tree, const HtmlBlocks& flat, const HtmlContent& content) {
  std::string dated;
  for (const std::size_t b : content.dated) {
    if (!dated.empty()) dated += '\n';
    std::string text(slice(flat.buffer, flat.blocks[b].text));
    std::ranges::replace(text, '\n', ' ');
    dated += text;
  }
  if (!dated.empty()) page.metadata.emplace("visible:dates", std::move(dated));
  if (content.heading == 0) return;
  for (std::uint32_t i = content.heading; i < tree.nodes.size(); ++i) {
    if (tree.nodes[i].tag != HtmlTag::Time || !tree.nodes[i].element) continue;
    if (const std::string_view when = tree.attribute(i, "datetime"); !when.empty()) {
      page.metadata.emplace("time:after-title", html_decode(when));
      return;
    }
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
  const HtmlClues clues{first_of(page.metadata, {"visible:title", "og:title", "jsonld:headline", "title"}),
                        first_of(page.metadata, {"og:description", "meta:description", "jsonld:description"})};
  const HtmlContent content = find_html_content(tree, flat, clues);
  read_visible_dates(page, tree, flat, content);

  std::size_t heading = flat.blocks.size();
  for (std::size_t b = 0; b < flat.blocks.size() && content.heading != 0; ++b)
    if (flat.blocks[b].first == content.heading) heading = b;
  if (heading < flat.blocks.size())
    append_block(page, slice(flat.buffer, flat.blocks[heading].text), "h1", 0, true);
  else if (!clues.title.empty())
    append_block(page, clues.title, "h1", 0, true);
  const std::size_t titles = page.blocks.size();
  for (std::size_t b = 0; b < flat.blocks.size(); ++b) {
    if (!content.main[b] || b == heading) continue;
    const HtmlBlock& block = flat.blocks[b];
    const std::string_view tag = content.caption[b]         ? "figcaption"
                                 : block.tag == HtmlTag::H1 ? "h2"
                                                            : html_tag_name(block.tag);
    std::string_view text = slice(flat.buffer, block.text);
    if (page.blocks.size() == titles)
      for (std::size_t begin = text_begin(text, clues.title); begin > 0; text.remove_prefix(begin), begin = 0)
        for (std::size_t at = 0; at < begin;) {
          const std::size_t end = text.find('\n', at);
          if (end > at) append_block(page, text.substr(at, end - at), "p", 0, true);
          at = end + 1;
        }
    append_block(page, text, tag, block.link_density(), true);
  }
  if (const auto body = page.metadata.find("jsonld:articleBody"); body != page.metadata.end())
    read_stated_body(page, body->second, titles);
}

}  // namespace isnad
