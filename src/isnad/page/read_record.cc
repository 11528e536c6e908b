#include "isnad/page/read_record.h"

#include <nlohmann/json.hpp>

#include "isnad/base/utf8.h"
#include "isnad/page/read_html.h"
#include "isnad/page/read_text.h"

namespace isnad {
namespace {

using Json = nlohmann::json;

// A string field; a number becomes its digits (ids are often numbers).
std::string field(const Json& record, const char* name) {
  const auto at = record.find(name);
  if (at == record.end()) return {};
  if (at->is_string()) return at->get<std::string>();
  if (at->is_number_integer()) return at->dump();
  return {};
}

}  // namespace

Result<Page> read_record(std::string_view line, std::string_view where, std::string_view fallback_id,
                         const PageOptions& options) {
  std::uint32_t depth = 0;
  const Json::parser_callback_t guard = [&](int now, Json::parse_event_t, Json&) {
    depth = std::max(depth, static_cast<std::uint32_t>(now));
    return static_cast<std::uint32_t>(now) <= options.max_depth;
  };
  const Json record = Json::parse(line.begin(), line.end(), guard, false);
  if (depth > options.max_depth)
    return fail(ErrorCode::TooDeep, std::string(where), "JSON nested too deep; the line is left out");
  if (record.is_discarded())
    return fail(ErrorCode::BadSyntax, std::string(where),
                "broken JSON; the line is left out. Write one complete JSON object on each line");
  if (!record.is_object())
    return fail(ErrorCode::BadSyntax, std::string(where),
                "not a JSON object; the line is left out. Write {\"id\": ..., \"text\": ...}");
  std::string text = field(record, "text");
  const std::string html = field(record, "html");
  const bool blank = text.find_first_not_of(" \t\r\n") == std::string::npos;
  if (blank && html.empty())
    return fail(ErrorCode::MissingField, std::string(where),
                "neither \"text\" nor \"html\" in the record; it is left out. Give it one of the two");

  Page page;
  page.id = field(record, "id");
  if (page.id.empty()) page.id = fallback_id;
  page.source = where;
  for (const char* const name : {"url", "outlet", "title", "byline", "published", "language"})
    if (std::string value = field(record, name); !value.empty())
      page.metadata["record:" + std::string(name)] = std::move(value);
  if (blank) {
    read_html(page, std::string_view(html).substr(0, options.max_page_bytes), options);
    return page;
  }
  page.kind = PageKind::Record;
  if (text.size() > options.max_page_bytes) {
    std::size_t end = options.max_page_bytes;
    while (!is_boundary(text, end)) --end;
    text.resize(end);
    page.diagnostics.push_back({Severity::Warning, "too-large", std::string(where),
                                "the text is over the limit of a page; its end is not read"});
  }
  read_text(page, std::move(text));
  return page;
}

}  // namespace isnad
