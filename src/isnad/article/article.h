#pragma once
// An article: what a newsroom published. The text is immutable and every span of a Reading and a Dossier is a range of
// its bytes. Blocks say which part of the text is journalism and which is the page's furniture; they are sorted, do not
// overlap, and together cover every character that is not white space between them.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "isnad/base/diagnostic.h"
#include "isnad/base/span.h"

namespace isnad {

enum class BlockRole { Title, Heading, Lead, Body, ListItem, Caption, Byline, Dateline, Boilerplate };

/// True for the roles whose words the newsroom asserts: their mentions may become findings.
[[nodiscard]] constexpr bool is_content(BlockRole role) {
  return role != BlockRole::Caption && role != BlockRole::Byline && role != BlockRole::Boilerplate;
}

struct Block {
  Span span;  // a hard-wrapped paragraph is one block: its span holds the line breaks
  BlockRole role = BlockRole::Body;
};

enum class PublishedBasis { Metadata, Feed, Dateline, Given, Url };

struct Published {
  std::string value;  // EDTF, at least a full day: 2025-08-16 or 2025-08-16T09:53+03:00
  PublishedBasis basis = PublishedBasis::Metadata;
  std::optional<Span> evidence = std::nullopt;  // where the text says it
};

/// One entry of a live page.
struct LiveEntry {
  Span span;                        // from its first block to its last
  std::optional<std::string> time;  // EDTF, with zone where the page tells it
};

struct Article {
  std::string id;
  std::string source;  // path or URL as given
  std::string url;     // empty when unknown
  std::optional<std::string> outlet;
  std::optional<std::string> title;
  std::optional<std::string> byline;
  std::optional<Published> published;
  std::optional<Published> updated;  // the last change that the page states
  std::string language = "ar";
  std::string sha256;  // of the text
  std::string text;    // UTF-8, immutable
  std::vector<Block> blocks;
  std::vector<LiveEntry> entries;  // of a live page, in the page's order
  std::vector<std::string>
      credits;  // agencies the article credits as a whole («الرياض ـ وكالات», «(رويترز)»): agency ids
  std::map<std::string, std::string> evidence;  // field name: what gave it ("og:title", "dates:near time[datetime]")
  std::vector<Diagnostic> diagnostics;
};

}  // namespace isnad
