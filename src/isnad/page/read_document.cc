#include "isnad/page/read_document.h"

#include "isnad/page/ascii.h"
#include "isnad/page/decode_charset.h"
#include "isnad/page/read_feed.h"
#include "isnad/page/read_html.h"
#include "isnad/page/read_mhtml.h"
#include "isnad/page/read_records.h"
#include "isnad/page/read_text.h"
#include "isnad/page/saved_page.h"

namespace isnad {
namespace {

SourceKind kind_of(const DocumentSource& source, std::string_view text) {
  const SourceKind named = kind_of_name(source.name);
  return named == SourceKind::Other || named == SourceKind::XmlFeed ? kind_of_text(text) : named;
}

// Cut at the limit, and back to where no character is cut through.
std::string_view cut_to_limit(std::string_view bytes, std::size_t limit) {
  bytes = bytes.substr(0, limit);
  std::size_t end = bytes.size();
  while (end > 0 && end + 4 > bytes.size() && (bytes[end - 1] & 0x80) != 0) --end;
  return bytes.substr(0, end);
}

}  // namespace

Diagnostic refused(const char* code, std::string where, std::string message) {
  return {Severity::Error, code, std::move(where), std::move(message)};
}

PageBatch read_document(std::string_view bytes, DocumentSource&& source, const PageOptions& options) {
  PageBatch batch;
  if (bytes.find_first_not_of(std::string_view(" \t\r\n\0", 5)) == std::string_view::npos) {
    batch.diagnostics.push_back(refused("empty-file", source.where, "there is nothing in the file; it is left out"));
    return batch;
  }
  std::string held;  // the page inside a saved file
  if (kind_of_name(source.name) == SourceKind::Mhtml || kind_of_bytes(bytes) == SourceKind::Mhtml) {
    Result<MhtmlPage> saved = open_mhtml(bytes);
    if (!saved) {
      batch.diagnostics.push_back(refused("broken-page", source.where, saved.error().message + "; it is left out"));
      return batch;
    }
    held = std::move(saved->html);
    bytes = held;
    source.name = ".html";
    source.charset = std::move(saved->charset);
    source.metadata.merge(saved->metadata);
  }
  if (looks_binary(bytes)) {
    batch.diagnostics.push_back(
        refused("binary-file", source.where, "not text; it is left out. Give plain text, HTML or JSON Lines"));
    return batch;
  }
  Page page;
  const SourceKind begins = kind_of_text(bytes.substr(0, 65536));
  if (bytes.size() > options.max_page_bytes && (begins == SourceKind::Text || begins == SourceKind::Html)) {
    bytes = cut_to_limit(bytes, options.max_page_bytes);
    page.diagnostics.push_back(
        {Severity::Warning, "too-large", source.where,
         "over the limit of " + std::to_string(options.max_page_bytes) + " bytes a page; the rest is not read"});
  }
  DecodedText decoded = decode_charset(bytes, source.where, true, source.charset);
  const SourceKind kind = kind_of(source, decoded.text);
  if (kind == SourceKind::Lines) return read_records(bytes, source.where, 1, options);
  if (kind == SourceKind::XmlFeed || kind == SourceKind::JsonFeed) {
    batch = kind == SourceKind::XmlFeed ? read_xml_feed(decoded.text, source.where, source.metadata, options)
                                        : read_json_feed(decoded.text, source.where, source.metadata, options);
    batch.diagnostics.insert(batch.diagnostics.begin(), std::make_move_iterator(decoded.diagnostics.begin()),
                             std::make_move_iterator(decoded.diagnostics.end()));
    return batch;
  }
  page.diagnostics.insert(page.diagnostics.end(), std::make_move_iterator(decoded.diagnostics.begin()),
                          std::make_move_iterator(decoded.diagnostics.end()));
  page.id = std::move(source.id);
  page.source = std::move(source.where);
  page.metadata = std::move(source.metadata);
  if (kind == SourceKind::Html) {
    read_saved_from(decoded.text, page.metadata);
    read_html(page, decoded.text, options);
  } else {
    read_text(page, std::move(decoded.text));
  }
  if (page.blocks.empty()) {
    batch.diagnostics.push_back(refused("no-text", page.source, "no article text found; it is left out"));
    return batch;
  }
  batch.pages.push_back(std::move(page));
  return batch;
}

}  // namespace isnad
