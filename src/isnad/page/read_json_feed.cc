// JSON Feed: read_feed.h.
#include <nlohmann/json.hpp>

#include "isnad/page/feed_entry.h"
#include "isnad/page/read_document.h"
#include "isnad/page/read_feed.h"

namespace isnad {
namespace {

using Json = nlohmann::json;

std::string field(const Json& object, const char* name) {
  const auto at = object.find(name);
  if (at == object.end()) return {};
  if (at->is_string()) return at->get<std::string>();
  return at->is_number_integer() ? at->dump() : std::string();
}

std::string author_of(const Json& object) {
  if (const auto list = object.find("authors"); list != object.end() && list->is_array()) {
    std::string names;
    for (const Json& author : *list) {
      if (!author.is_object()) continue;
      const std::string name = field(author, "name");
      if (name.empty()) continue;
      if (!names.empty()) names += ", ";
      names += name;
    }
    if (!names.empty()) return names;
  }
  const auto author = object.find("author");
  return author != object.end() && author->is_object() ? field(*author, "name") : std::string();
}

}  // namespace

PageBatch read_json_feed(std::string_view text, const std::string& where, const PageMetadata& metadata,
                         const PageOptions& options) {
  PageBatch batch;
  std::uint32_t depth = 0;
  const Json::parser_callback_t guard = [&](int now, Json::parse_event_t, Json&) {
    depth = std::max(depth, static_cast<std::uint32_t>(now));
    return static_cast<std::uint32_t>(now) <= options.max_depth;
  };
  const Json feed = Json::parse(text.begin(), text.end(), guard, false);
  if (depth > options.max_depth) {
    batch.diagnostics.push_back(refused("too-deep", where, "JSON nested too deep; the feed is left out"));
    return batch;
  }
  const auto items = feed.is_object() ? feed.find("items") : feed.end();
  if (feed.is_discarded() || !feed.is_object() || items == feed.end() || !items->is_array()) {
    batch.diagnostics.push_back(refused("broken-feed", where, "no valid JSON Feed; it is left out"));
    return batch;
  }
  std::size_t number = 0;
  for (const Json& item : *items) {
    ++number;
    const std::string at = where + ":" + std::to_string(number);
    if (batch.pages.size() >= options.max_records) {
      batch.diagnostics.push_back(
          refused("too-many-records", at, "over the limit of entries in one feed; the rest is not read"));
      break;
    }
    if (!item.is_object()) continue;
    FeedEntry entry;
    entry.guid = field(item, "id");
    entry.link = field(item, "url");
    if (entry.link.empty()) entry.link = field(item, "external_url");
    entry.title = field(item, "title");
    entry.author = author_of(item);
    if (entry.author.empty()) entry.author = author_of(feed);
    entry.published = field(item, "date_published");
    entry.updated = field(item, "date_modified");
    entry.outlet = field(feed, "title");
    entry.language = field(item, "language");
    if (entry.language.empty()) entry.language = field(feed, "language");
    entry.summary = field(item, "summary");
    entry.content = field(item, "content_html");
    if (entry.content.empty()) {
      entry.content = field(item, "content_text");
      entry.content_is_html = false;
    }
    if (const auto tags = item.find("tags"); tags != item.end() && tags->is_array())
      for (const Json& tag : *tags)
        if (tag.is_string()) entry.categories.push_back(tag.get<std::string>());
    Page page = page_of_entry(std::move(entry), at, metadata, options);
    if (page.blocks.empty())
      batch.diagnostics.push_back(refused("no-text", at, "the entry has neither a title nor a text; it is left out"));
    else
      batch.pages.push_back(std::move(page));
  }
  return batch;
}

}  // namespace isnad
