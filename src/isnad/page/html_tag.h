#pragma once
// The HTML element names that reading a page has rules for, as small numbers, and what kind of element each one is.
// A name that is not here is Other: it is kept in the tree and behaves like a <span>.
#include <cstdint>
#include <string_view>

namespace isnad {

enum class HtmlTag : std::uint8_t {
  Other, A, Abbr, Address, Amp, Applet, Area, Article, Aside, Audio, B, Base, Big, Blockquote, Body, Br, Button, Canvas,
  Caption, Center, Cite, Code, Col, Colgroup, Datalist, Dd, Del, Details, Dialog, Dir, Div, Dl, Dt, Em, Embed, Fieldset,
  Figcaption, Figure, Font, Footer, Form, Frame, Frameset, H1, H2, H3, H4, H5, H6, Head, Header, Hgroup, Hr, Html, I,
  Iframe, Img, Input, Ins, Label, Legend, Li, Link, Main, Map, Marquee, Menu, Meta, Nav, Noembed, Noframes, Noscript, Object,
  Ol, Optgroup, Option, P, Param, Picture, Pre, Q, S, Samp, Script, Section, Select, Small, Source, Span, Strike,
  Strong, Style, Sub, Summary, Sup, Svg, Table, Tbody, Td, Template, Textarea, Tfoot, Th, Thead, Time, Title, Tr, Track,
  Tt, U, Ul, Video, Wbr, Xmp, Count,
};

/// The tag of a lower-case name.
[[nodiscard]] HtmlTag html_tag(std::string_view lower_name);
[[nodiscard]] std::string_view html_tag_name(HtmlTag tag);

[[nodiscard]] bool is_void_tag(HtmlTag tag);      // never has content: <br>, <img>
[[nodiscard]] bool is_raw_text_tag(HtmlTag tag);  // content is not markup: <script>, <title>
[[nodiscard]] bool is_block_tag(HtmlTag tag);     // begins and ends a line of text
[[nodiscard]] bool is_heading_tag(HtmlTag tag);

}  // namespace isnad
