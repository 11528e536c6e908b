#include "isnad/page/html_visible.h"

#include <algorithm>
#include <array>

#include "isnad/page/html_entities.h"

namespace isnad {
namespace {

constexpr std::size_t kLongestClass = 160;
constexpr std::size_t kLongestName = 120;  // bytes: of an author, a section, a site
constexpr std::size_t kLongestHeadline = 400;
constexpr std::size_t kShortestHeadline = 12;
constexpr std::uint32_t kFewestHeadlineWords = 3;
constexpr std::uint32_t kMostHeadlineNodes = 24;  // an element with more below it is a box, no headline
constexpr std::uint32_t kMostNameNodes = 24;
constexpr std::size_t kMostCrumbs = 8;
constexpr std::size_t kMostFoot = 10;
constexpr std::size_t kShortestFoot = 6;
constexpr std::size_t kLongestFoot = 300;

struct ElementName {
  bool author = false;
  bool title = false;
  bool section = false;
  bool crumbs = false;
  bool site = false;
  bool aside = false;    // comments, other articles, the foot: nothing below speaks of this article
  bool of_site = false;  // "site" beside "title"
  bool part = false;     // a word that makes another one's meaning its own: "site-title", "author-box"
};

template <std::size_t N>
bool is_one(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::ranges::find(words, word) != words.end();
}
template <std::size_t N>
bool begins_with_one(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::ranges::any_of(words, [&](std::string_view one) { return word.starts_with(one); });
}

constexpr auto kAuthor = std::to_array<std::string_view>({"author", "auther", "byline", "writer", "writeb", "written",
                                                          "reporter", "journalist", "signature", "yazar", "katib"});
constexpr auto kTitle =
    std::to_array<std::string_view>({"title", "headline", "ttl", "titre", "titel", "titulo", "titolo"});
constexpr auto kSection = std::to_array<std::string_view>(
    {"category", "categories", "cat", "section", "kicker", "rubric", "rubrique", "overline", "surtitre", "topic"});
constexpr auto kSite = std::to_array<std::string_view>({"logo", "brand", "sitename", "sitetitle", "blogtitle"});
constexpr auto kAside = std::to_array<std::string_view>(
    {"comment",    "respond", "related",   "sidebar",  "footer", "popular",  "mostread",
     "newsletter", "subscri", "recommend", "trending", "ticker", "suggest",  "recirc",
     "outbrain",   "taboola", "cookie",    "consent",  "widget", "prevnext", "nextprev"});
constexpr auto kPart = std::to_array<std::string_view>(
    {"site",   "block", "sub",   "subtitle",    "box",   "bio",    "about",  "image",   "img",   "avatar", "photo",
     "latest", "more",  "desc",  "menu",        "nav",   "list",   "tab",    "caption", "video", "page",   "module",
     "slide",  "icon",  "popup", "description", "share", "header", "search", "picture", "label"});

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

void read_word(std::string_view word, ElementName& out) {
  if (word.size() < 2) return;
  if (begins_with_one(word, kAuthor) || word == "by" || word.ends_with("username")) out.author = true;
  if (is_one(word, kTitle) || (word.size() > 7 && word.ends_with("title") && !word.ends_with("sitetitle") &&
                               !word.ends_with("subtitle") && !word.ends_with("blocktitle")))
    out.title = true;
  if (is_one(word, kSection)) out.section = true;
  if (word.starts_with("breadcrumb") || word == "crumbs" || word == "crumb") out.crumbs = true;
  if (begins_with_one(word, kSite)) out.site = true;
  if (word == "site" || word == "blog") out.of_site = true;
  if (begins_with_one(word, kAside)) out.aside = true;
  if (is_one(word, kPart)) out.part = true;
}

void read_words(std::string_view text, ElementName& out) {
  std::array<char, 40> word{};
  std::size_t size = 0;
  char before = 0;
  text = text.substr(0, kLongestClass);
  for (const char c : text) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (!is_letter(c) || (capital && before >= 'a' && before <= 'z')) {
      if (size > 0) read_word({word.data(), size}, out);
      size = 0;
    }
    if (is_letter(c) && size < word.size()) word[size++] = capital ? static_cast<char>(c + 32) : c;
    before = c;
  }
  if (size > 0) read_word({word.data(), size}, out);
}

std::uint32_t count_words(std::string_view text) {
  return text.empty() ? 0U : 1U + static_cast<std::uint32_t>(std::ranges::count(text, ' '));
}

bool has_digit(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] >= '0' && text[i] <= '9') return true;
    const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : 0);
    if (text[i] == '\xD9' && next >= 0xA0 && next <= 0xA9) return true;  // Arabic-Indic
  }
  return false;
}

std::string collapsed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

class VisibleReader {
 public:
  VisibleReader(const HtmlTree& tree, PageMetadata& metadata) : tree_(tree), metadata_(metadata) {
    for (const char* const key : {"title", "og:title", "jsonld:headline"})
      if (const auto at = metadata.find(key); at != metadata.end()) told_.push_back(collapsed(at->second));
  }

  void read() {
    for (std::uint32_t i = 1; i < tree_.nodes.size();) {
      const HtmlNode& node = tree_.nodes[i];
      if (!node.element) {
        ++i;
        continue;
      }
      i = read_element(i) ? i + 1 : std::max(i + 1, node.end);
    }
    choose_headline();
    read_last_lines();
  }

 private:
  struct Headline {
    std::string text;
    int rank = 0;  // the less the better
  };

  // Whether what stands below may speak of this article.
  bool read_element(std::uint32_t i) {
    const HtmlNode& node = tree_.nodes[i];
    switch (node.tag) {
      case HtmlTag::Head:
      case HtmlTag::Script:
      case HtmlTag::Style:
      case HtmlTag::Select:
      case HtmlTag::Textarea:
        return false;
      default:
        break;
    }
    ElementName name;
    bool declared = false;  // itemprop, rel: what the page says of it, not what it calls it
    for (std::uint32_t a = 0; a < node.attributes; ++a) {
      const HtmlAttribute& attribute = tree_.attributes[node.first_attribute + a];
      if (attribute.name == "class" || attribute.name == "id") read_words(attribute.value, name);
      if (attribute.name == "rel" && attribute.value == "author") name.author = declared = true;
      if (attribute.name == "itemprop" && attribute.value == "headline") name.title = declared = true;
      if (attribute.name == "role" && attribute.value == "heading") name.title = true;
    }
    if (name.crumbs) read_crumbs(i);
    if (node.tag == HtmlTag::Body || node.tag == HtmlTag::Html) return true;
    if (name.of_site && name.title) name.site = true;
    if (name.site) read_site(i);
    if (name.crumbs) return false;
    if (name.aside || node.tag == HtmlTag::Aside || node.tag == HtmlTag::Footer || node.tag == HtmlTag::Nav)
      return false;
    if (name.author && !name.part) read_name("visible:byline", i, true);
    if (name.section && !name.part) read_name("visible:section", i, false);
    read_headline(i, name, declared);
    return true;
  }

  // From the end backwards: who claims the page stands in its last lines.
  void read_last_lines() {
    std::vector<std::string> lines;
    for (std::size_t i = tree_.nodes.size(); i-- > 1 && lines.size() < kMostFoot;) {
      const HtmlNode& node = tree_.nodes[i];
      if (node.element || node.raw || node.text.size() < kShortestFoot || node.text.size() > kLongestFoot) continue;
      std::string line = collapsed(html_decode(node.text));
      if (line.size() >= kShortestFoot) lines.push_back(std::move(line));
    }
    std::string all;
    for (const std::string& line : lines) {
      if (!all.empty()) all += '\n';
      all += line;
    }
    if (!all.empty()) metadata_.emplace("visible:foot", std::move(all));
  }

  void put(const char* key, std::string text) {
    if (!text.empty() && text.size() <= kLongestHeadline) metadata_.emplace(key, std::move(text));
  }

  [[nodiscard]] bool is_small(std::uint32_t i, std::uint32_t most) const { return tree_.nodes[i].end - i <= most; }

  void read_name(const char* key, std::uint32_t i, bool person) {
    if (metadata_.contains(key) || !is_small(i, kMostNameNodes)) return;
    std::string text = collapsed(tree_.text_of(i));
    if (text.size() < 3 || text.size() > kLongestName || (person && has_digit(text))) return;
    put(key, std::move(text));
  }

  void read_crumbs(std::uint32_t i) {
    if (metadata_.contains("visible:crumbs")) return;
    std::string all;
    std::size_t count = 0;
    for (std::uint32_t k = i; k < tree_.nodes[i].end && count < kMostCrumbs; ++k) {
      if (!tree_.nodes[k].element || tree_.nodes[k].tag != HtmlTag::A) continue;
      const std::string text = collapsed(tree_.text_of(k));
      if (text.empty() || text.size() > kLongestName) continue;
      if (!all.empty()) all += '\n';
      all += text;
      ++count;
    }
    put("visible:crumbs", std::move(all));
  }

  void read_site(std::uint32_t i) {
    if (metadata_.contains("visible:site") || !is_small(i, kMostNameNodes)) return;
    std::string text = collapsed(tree_.text_of(i));
    for (std::uint32_t k = i; text.empty() && k < tree_.nodes[i].end; ++k)
      if (tree_.nodes[k].element && tree_.nodes[k].tag == HtmlTag::Img)
        text = collapsed(html_decode(tree_.attribute(k, "alt")));
    if (text.size() >= 3 && text.size() <= kLongestName) put("visible:site", std::move(text));
  }

  void read_headline(std::uint32_t i, const ElementName& name, bool declared) {
    const HtmlNode& node = tree_.nodes[i];
    const bool heading = node.tag >= HtmlTag::H1 && node.tag <= HtmlTag::H4;
    const bool font = node.tag == HtmlTag::Font && tree_.attribute(i, "size") >= "5";
    if (!heading && !font && !(name.title && !name.site)) return;
    if (!is_small(i, kMostHeadlineNodes)) return;
    std::string text = collapsed(tree_.text_of(i));
    if (text.size() < kShortestHeadline || text.size() > kLongestHeadline) return;
    const bool repeated = std::ranges::any_of(told_, [&](const std::string& t) { return t.find(text) != t.npos; });
    const bool whole = std::ranges::find(told_, text) != told_.end();
    const bool few = count_words(text) < kFewestHeadlineWords;
    int rank = node.tag == HtmlTag::H1 ? 2 : name.title && heading ? 3 : name.title ? 4 : font ? 6 : 5;
    if (declared && name.title) rank = 1;
    if (name.part && !heading) rank += 3;
    if (!repeated) rank += few ? 100 : 20;
    // The name of the site repeats a part of <title> too: it is short, and no heading of the first rank.
    if (repeated && few && !whole) rank += 15;
    if (!best_.text.empty() && best_.rank <= rank) return;
    best_ = {std::move(text), rank};
  }

  // What the page's <title> repeats is its headline; what nothing repeats counts when the page tells no other.
  void choose_headline() {
    if (best_.text.empty() || best_.rank >= 100) return;
    const bool told = metadata_.contains("og:title") || metadata_.contains("jsonld:headline");
    if (best_.rank >= 15 && told) return;
    put("visible:title", std::move(best_.text));
  }

  const HtmlTree& tree_;
  PageMetadata& metadata_;
  std::vector<std::string> told_;
  Headline best_;
};

}  // namespace

void read_visible(const HtmlTree& tree, PageMetadata& metadata) {
  VisibleReader(tree, metadata).read();
}

}  // namespace isnad
