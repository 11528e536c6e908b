#include "isnad/page/html_hints.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace isnad {
namespace {

// A word that ends in '$' must be the whole word. Sorted.
constexpr auto kStrong = std::to_array<std::string_view>(
    {"addthis",   "addtoany",   "adsbygoogle", "akismet", "alsolike",  "alsoread",     "apester",    "authorbio",
     "authorbox", "breadcrumb", "comment",     "consent", "cookie",    "copyright",    "disclaimer", "disqus",
     "footer",    "gdpr",       "livefyre",    "login",   "modal$",    "mostpopular",  "mostread",   "newsletter",
     "onetrust",  "outbrain",   "popular",     "popup",   "recirc",    "recommend",    "related",    "relatedarticles",
     "replies",   "respond$",   "signin",      "signup",  "subscribe", "subscription", "taboola",    "tagcloud",
     "taglist",   "trending",   "viafoura",    "yarpp",   "zergnet"});

constexpr auto kStrongPairs = std::to_array<std::string_view>(
    {"aboutauthor", "alsolike", "alsoread", "authorbio", "authorbox", "moreabout$", "morefrom", "moreon$",
     "morestories", "mostpopular", "mostread", "mostviewed", "nextarticle", "readalso", "readnext", "tagcloud",
     "taglist", "tagslist", "topstories"});

constexpr auto kFurniturePairs =
    std::to_array<std::string_view>({"backtotop", "jumplink", "mailinglist", "nextprev", "prevnext", "readmore",
                                     "screenreader", "skiplink", "skipto", "sronly$", "subscribebox"});

constexpr auto kFurniture = std::to_array<std::string_view>(
    {"actions$", "ad$",           "adbox",      "adcontainer", "admarker",   "ads$",         "adsense",
     "adslot",   "adunit",        "advert",     "adwrapper",   "affiliate",  "aggregated",   "backtotop",
     "banner$",  "bookmark",      "breaking$",  "button",      "carousel",   "contentinfo",  "crumbs",
     "dialog",   "discussion",    "donate",     "donation",    "feedback",   "flyout",       "followus",
     "foot$",    "gallery$",      "hidden$",    "invisible",   "lightbox",   "like$",        "likes$",
     "masthead", "menu",          "nav$",       "navbar",      "navi$",      "navigation",   "nocontent",
     "noprint",  "offscreen",     "overlay",    "pager$",      "pagination", "paywall",      "prevnext",
     "print$",   "printfriendly", "promo",      "pullquote",   "rail$",      "rating",       "reactions",
     "readmore", "register",      "remark",     "review$",     "rss$",       "screenreader", "search",
     "sharable", "share",         "sharedaddy", "shariff",     "sharing",    "shoutbox",     "sidebar",
     "skip$",    "skiplink",      "slideshow$", "snackbar",    "social",     "sponsor",      "sticky$",
     "subnav",   "syndication",   "tags$",      "teaser",      "ticker",     "toc$",         "toolbar",
     "tooltip",  "topbar",        "upsell",     "utility",     "whatsapp",   "widget"});

constexpr auto kWeak = std::to_array<std::string_view>(
    {"author", "byline", "categories", "category", "credits$", "date$", "dateline", "datetime", "labels$", "meta$",
     "postmeta", "published$", "tag$", "time$", "timestamp", "topics$", "views$"});

// Class names with their signs taken out; a name that begins so.
constexpr auto kBody = std::to_array<std::string_view>(
    {"articlebody",    "articlecontent", "articlecopy",   "articledetail", "articledetailbody", "articlemaincontent",
     "articlestory",   "articletext",    "blogcontent",   "bodycontent",   "bodycopy",          "bodytext",
     "contentarticle", "contentbody",    "contentdetail", "detailcontent", "entrybody",         "entrycontent",
     "entrytext",      "fieldnamebody",  "fieldnodebody", "fullarticle",   "maintext",          "mwparseroutput",
     "newsbody",       "newscontent",    "newsdetail",    "newstext",      "pagecontent$",      "paragraphs",
     "pfcontent",      "postbody",       "postcontent",   "postentry",     "posttext",          "richtext",
     "singlecontent",  "storybody",      "storycontent",  "storytext",     "tdpostcontent",     "textcontent",
     "thecontent",     "thepostcontent"});

constexpr auto kDated =
    std::to_array<std::string_view>({"created", "date", "datum", "fecha", "posted", "postinfo", "postmeta", "posttime",
                                     "pubdate", "publish", "time$", "timestamp"});

constexpr auto kImage = std::to_array<std::string_view>(
    {"bild$", "bilder$", "figure", "foto$", "illustration", "image", "img$", "photo", "pic$", "picture"});

constexpr auto kHead = std::to_array<std::string_view>(
    {"clock", "current", "header", "masthead", "navbar", "today", "top$", "topbar", "tophead"});

// The frames and previews of other sites' posts. A quoted post's own words (<blockquote class="twitter-tweet">) stay:
// the newsroom shows them as what was said.
constexpr auto kEmbed = std::to_array<std::string_view>(
    {"embedlypreview", "fbpost", "fbvideo", "imgurembed", "privacyembed", "tumblrpost"});

constexpr auto kArticle = std::to_array<std::string_view>(
    {"articlewrapper", "hentry", "mainarticle", "singlearticle", "singlepost", "typepost"});

// Words of a name; some stand for furniture elsewhere (a teaser is also a card that leads away).
constexpr auto kLead = std::to_array<std::string_view>(
    {"abstract",   "bajada",      "chapeau",  "chapo",   "copete",   "deck$",  "dek$",      "entradilla", "excerpt",
     "ingress",    "intro",       "lead$",    "leadin",  "leadtext", "lede",   "occhiello", "sapo",       "sommario",
     "standfirst", "subheadline", "subtitle", "sumario", "summary",  "teaser", "vorspann"});

static_assert(std::ranges::is_sorted(kStrongPairs) && std::ranges::is_sorted(kFurniturePairs) &&
              std::ranges::is_sorted(kHead) && std::ranges::is_sorted(kLead) && std::ranges::is_sorted(kImage) &&
              std::ranges::is_sorted(kEmbed) && std::ranges::is_sorted(kStrong) && std::ranges::is_sorted(kFurniture) &&
              std::ranges::is_sorted(kWeak) && std::ranges::is_sorted(kBody) && std::ranges::is_sorted(kDated) &&
              std::ranges::is_sorted(kArticle));

constexpr std::size_t kLongestToken = 64;

constexpr std::size_t kLetters = 26;

// Where the entries of each first letter begin; the last one is the end.
template <std::size_t N>
constexpr std::array<std::uint8_t, kLetters + 1> first_letters(const std::array<std::string_view, N>& words) {
  static_assert(N < 256);
  std::array<std::uint8_t, kLetters + 1> from{};
  for (std::size_t letter = 0; letter <= kLetters; ++letter) {
    std::size_t at = 0;
    while (at < N && words[at].front() < static_cast<char>('a' + letter)) ++at;
    from[letter] = static_cast<std::uint8_t>(at);
  }
  return from;
}

// Whether a word (small letters and digits) begins with one of the table's; entries are few per first letter.
template <const auto& kWords>
bool begins_with_one(std::string_view word) {
  static constexpr auto kFrom = first_letters(kWords);
  if (word.size() < 2 || word.front() < 'a' || word.front() > 'z') return false;
  const auto letter = static_cast<std::size_t>(word.front() - 'a');
  for (std::size_t i = kFrom[letter]; i < kFrom[letter + 1]; ++i) {
    const std::string_view entry = kWords[i];
    if (entry[1] != word[1]) continue;
    if (entry.back() == '$' ? word == entry.substr(0, entry.size() - 1) : word.starts_with(entry)) return true;
  }
  return false;
}

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

struct Reader {
  HtmlHints hints;
  bool is_post = false;  // the classes that WordPress gives a post

  void word(std::string_view text) {
    if (text.size() < 2) return;
    if (begins_with_one<kDated>(text)) hints.dated = true;
    if (begins_with_one<kLead>(text)) hints.lead = true;
    if (begins_with_one<kImage>(text)) hints.image = true;
    if (begins_with_one<kHead>(text)) hints.head = true;
    if (hints.hint == HtmlHint::Strong) return;
    if (begins_with_one<kStrong>(text))
      hints.hint = HtmlHint::Strong;
    else if (begins_with_one<kFurniture>(text))
      hints.hint = HtmlHint::Furniture;
    else if (hints.hint == HtmlHint::Furniture)
      return;
    else if (text.starts_with("teaser"))
      hints.hint = HtmlHint::Teaser;
    else if (hints.hint == HtmlHint::None && text.starts_with("caption"))
      hints.hint = HtmlHint::Caption;
    else if (hints.hint == HtmlHint::None && begins_with_one<kWeak>(text))
      hints.hint = HtmlHint::Weak;
  }

  // Two neighbouring words: "screen-reader", "also_read", "tagCloud".
  void pair(std::string_view text) {
    if (hints.hint == HtmlHint::Strong) return;
    if (begins_with_one<kStrongPairs>(text))
      hints.hint = HtmlHint::Strong;
    else if (begins_with_one<kFurniturePairs>(text))
      hints.hint = HtmlHint::Furniture;
  }

  void token(std::string_view written) {
    // "category-share", "tag-popular": what a post is about; "js-lightbox-gallery": what a script does with it.
    for (const std::string_view prefix : {"category-", "tag-", "has-", "format-"})
      if (is_post && written.starts_with(prefix)) return;
    if (written.starts_with("js-lightbox") || written.starts_with("js-sticky")) return;
    if (written.find("label-hidden") != std::string_view::npos) return;
    std::array<char, kLongestToken> word_buffer{};
    std::array<char, kLongestToken> joined{};
    std::size_t word_size = 0;
    std::size_t joined_size = 0;
    std::size_t last_begin = 0;  // where in the joined name the last word and the one before it begin
    std::size_t before_begin = 0;
    const auto close = [&] {
      if (word_size == 0) return;
      word({word_buffer.data(), word_size});
      before_begin = last_begin;
      last_begin = joined_size - word_size;
      if (last_begin > 0) pair({joined.data() + before_begin, joined_size - before_begin});
      word_size = 0;
    };
    char previous = 0;
    // "block--modifier" says how a block looks, not what it is.
    written = written.substr(0, std::min(kLongestToken, written.find("--")));
    for (const char c : written) {
      const bool letter = is_lower(c) || is_upper(c) || is_digit(c);
      if (!letter || (is_upper(c) && is_lower(previous))) {
        close();
      }
      if (letter) {
        const char low = is_upper(c) ? static_cast<char>(c + 32) : c;
        word_buffer[word_size++] = low;
        joined[joined_size++] = low;
      }
      previous = c;
    }
    close();
    if (joined_size == 0) return;
    std::string_view whole(joined.data(), joined_size);
    // "c-article-body", "js-post-content": a namespace of one or two letters before the name.
    if (const std::size_t dash = written.find('-'); dash == 1 || dash == 2)
      whole.remove_prefix(std::min(dash, whole.size()));
    if (whole.empty()) return;
    if (begins_with_one<kEmbed>(whole)) hints.hint = HtmlHint::Strong;
    if (begins_with_one<kBody>(whole)) hints.body = true;
    if (begins_with_one<kArticle>(whole)) hints.article = true;
  }

  void tokens(std::string_view text) {
    is_post = text.find("hentry") != std::string_view::npos || text.find("type-post") != std::string_view::npos;
    std::size_t at = 0;
    while (at < text.size()) {
      const std::size_t begin = text.find_first_not_of(" \t\r\n", at);
      if (begin == std::string_view::npos) return;
      std::size_t end = text.find_first_of(" \t\r\n", begin);
      if (end == std::string_view::npos) end = text.size();
      token(text.substr(begin, end - begin));
      at = end;
    }
  }
};

}  // namespace

HtmlHints hints_of(const HtmlTree& tree, std::uint32_t node) {
  Reader reader;
  const HtmlNode& element = tree.nodes[node];
  if (element.tag == HtmlTag::Html || element.tag == HtmlTag::Body) return {};
  bool hidden = false;
  bool declared = false;  // itemprop=articleBody: the author's word beats any name
  for (std::uint32_t i = 0; i < element.attributes; ++i) {
    const HtmlAttribute& attribute = tree.attributes[element.first_attribute + i];
    if (attribute.value.empty()) continue;
    if (attribute.name == "class" || attribute.name == "id" || attribute.name == "aria-labelledby" ||
        attribute.name == "data-testid" || attribute.name == "data-e2e" || attribute.name == "data-component")
      reader.tokens(attribute.value);
    else if (attribute.name == "itemprop" && attribute.value == "articleBody")
      declared = true;
    else if (attribute.name == "role" &&
             (attribute.value == "navigation" || attribute.value == "search" || attribute.value == "banner" ||
              attribute.value == "contentinfo" || attribute.value == "complementary" || attribute.value == "dialog"))
      reader.hints.hint = HtmlHint::Furniture;
    else if (attribute.name == "style" && (attribute.value.find("display:none") != std::string_view::npos ||
                                           attribute.value.find("display: none") != std::string_view::npos))
      hidden = true;
    else if (attribute.name == "hidden")
      hidden = true;
  }
  if (hidden) return {.hint = HtmlHint::Strong};
  if (declared) return {.hint = HtmlHint::None, .body = true, .article = reader.hints.article};
  return reader.hints;
}

}  // namespace isnad
