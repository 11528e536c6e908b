#pragma once
// What a source is: by its name, then by the media type a server gave it, then by how it begins.
#include <string_view>

namespace isnad {

enum class SourceKind {
  Text,
  Html,
  Lines,     // JSON Lines: one record a line
  XmlFeed,   // RSS 2.0, RSS 1.0, Atom, a sitemap
  JsonFeed,  // jsonfeed.org
  Mhtml,     // a page saved with its pictures in one file
  Warc,
  Other,  // a media type that holds no article: pictures, scripts, style
};

/// By the name alone: Other when it does not tell (".xml" and ".json" do not: they may hold anything).
[[nodiscard]] SourceKind kind_of_name(std::string_view name);
/// By the bytes as they came, before any decoding: Warc, Mhtml, or Other when they do not tell.
[[nodiscard]] SourceKind kind_of_bytes(std::string_view head);
/// By the decoded text: XmlFeed, JsonFeed, Html, Lines, Text.
[[nodiscard]] SourceKind kind_of_text(std::string_view text);
/// Whether a server's media type can hold an article at all; true when there is none.
[[nodiscard]] bool may_hold_article(std::string_view media_type);

}  // namespace isnad
