#include "isnad/page/html_tag.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace isnad {
namespace {

constexpr std::size_t kTagCount = static_cast<std::size_t>(HtmlTag::Count);

// In the order of the enumeration; sorted, so that a name is found by halving.
constexpr std::array<std::string_view, kTagCount> kNames = {
    "",           "a",        "abbr",     "address", "amp",        "applet",   "area",     "article",  "aside",
    "audio",      "b",        "base",     "big",     "blockquote", "body",     "br",       "button",   "canvas",
    "caption",    "center",   "cite",     "code",    "col",        "colgroup", "datalist", "dd",       "del",
    "details",    "dialog",   "dir",      "div",     "dl",         "dt",       "em",       "embed",    "fieldset",
    "figcaption", "figure",   "font",     "footer",  "form",       "frame",    "frameset", "h1",       "h2",
    "h3",         "h4",       "h5",       "h6",      "head",       "header",   "hgroup",   "hr",       "html",
    "i",          "iframe",   "img",      "input",   "ins",        "label",    "legend",   "li",       "link",
    "main",       "map",      "marquee",  "menu",    "meta",       "nav",      "noembed",  "noframes", "noscript",
    "object",     "ol",       "optgroup", "option",  "p",          "param",    "picture",  "pre",      "q",
    "s",          "samp",     "script",   "section", "select",     "small",    "source",   "span",     "strike",
    "strong",     "style",    "sub",      "summary", "sup",        "svg",      "table",    "tbody",    "td",
    "template",   "textarea", "tfoot",    "th",      "thead",      "time",     "title",    "tr",       "track",
    "tt",         "u",        "ul",       "video",   "wbr",        "xmp"};
static_assert(std::is_sorted(kNames.begin(), kNames.end()));

enum : std::uint8_t { kVoid = 1, kRaw = 2, kBlock = 4, kHeading = 8 };

constexpr std::array<std::uint8_t, kTagCount> make_kinds() {
  std::array<std::uint8_t, kTagCount> kinds{};
  using enum HtmlTag;
  auto mark = [&](std::initializer_list<HtmlTag> tags, std::uint8_t kind) {
    for (const HtmlTag tag : tags) kinds[static_cast<std::size_t>(tag)] |= kind;
  };
  mark({Area, Base, Br, Col, Embed, Hr, Img, Input, Link, Meta, Param, Source, Track, Wbr, Frame}, kVoid);
  mark({Script, Style, Textarea, Title, Iframe, Noembed, Noframes, Xmp}, kRaw);
  mark({Address, Article,  Aside,      Blockquote, Body,   Caption, Center, Dd,    Details, Dialog, Dir,    Div, Dl,
        Dt,      Fieldset, Figcaption, Figure,     Footer, Form,    H1,     H2,    H3,      H4,     H5,     H6,  Head,
        Header,  Hgroup,   Hr,         Html,       Legend, Li,      Main,   Menu,  Nav,     Ol,     Option, P,   Pre,
        Section, Summary,  Table,      Tbody,      Td,     Tfoot,   Th,     Thead, Tr,      Ul,     Xmp},
       kBlock);
  mark({H1, H2, H3, H4, H5, H6}, kHeading);
  return kinds;
}
constexpr auto kKinds = make_kinds();

bool has(HtmlTag tag, std::uint8_t kind) {
  return (kKinds[static_cast<std::size_t>(tag)] & kind) != 0;
}

}  // namespace

HtmlTag html_tag(std::string_view lower_name) {
  if (lower_name.empty()) return HtmlTag::Other;
  const auto* const at = std::lower_bound(kNames.begin(), kNames.end(), lower_name);
  return at != kNames.end() && *at == lower_name ? static_cast<HtmlTag>(at - kNames.begin()) : HtmlTag::Other;
}

std::string_view html_tag_name(HtmlTag tag) {
  return kNames[static_cast<std::size_t>(tag)];
}
bool is_void_tag(HtmlTag tag) {
  return has(tag, kVoid);
}
bool is_raw_text_tag(HtmlTag tag) {
  return has(tag, kRaw);
}
bool is_block_tag(HtmlTag tag) {
  return has(tag, kBlock);
}
bool is_heading_tag(HtmlTag tag) {
  return has(tag, kHeading);
}

}  // namespace isnad
