#include "isnad/page/read_pages.h"

#include <algorithm>
#include <array>

#include "isnad/base/utf8.h"
#include "isnad/page/decode_charset.h"
#include "isnad/page/read_html.h"
#include "isnad/page/read_record.h"
#include "isnad/page/read_text.h"

namespace isnad {
namespace {

enum class SourceKind { Text, Html, Records };

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

std::string_view file_name(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

bool opens_like_html(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || text[first] != '<') return false;
  const std::string head = lower_ascii(text.substr(first, 2048));
  return std::ranges::any_of(
      std::array{"<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<meta"},
      [&](const char* mark) { return head.find(mark) != std::string::npos; });
}

SourceKind kind_of(std::string_view source_name, std::string_view text) {
  std::string name = lower_ascii(file_name(source_name));
  if (name.ends_with(".gz")) name.resize(name.size() - 3);
  for (const char* const ending : {".html", ".htm", ".xhtml", ".shtml"})
    if (name.ends_with(ending)) return SourceKind::Html;
  for (const char* const ending : {".jsonl", ".ndjson"})
    if (name.ends_with(ending)) return SourceKind::Records;
  if (name.ends_with(".txt") || name.ends_with(".text")) return SourceKind::Text;
  if (opens_like_html(text)) return SourceKind::Html;
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && text[first] == '{' ? SourceKind::Records : SourceKind::Text;
}

Diagnostic refusal(const char* code, std::string where, std::string message) {
  return {Severity::Error, code, std::move(where), std::move(message)};
}

const char* code_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::MissingField:
      return "record-without-text";
    case ErrorCode::TooDeep:
      return "too-deep";
    default:
      return "broken-record";
  }
}

void read_records(PageBatch& batch, std::string_view text, std::string_view source_name, const PageOptions& options) {
  const std::string stem = id_of_file(source_name);
  std::size_t line_number = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    ++line_number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const std::string number = std::to_string(line_number);
    const std::string where = std::string(source_name) + ":" + number;
    if (batch.pages.size() >= options.max_records) {
      batch.diagnostics.push_back(
          refusal("too-many-records", where, "over the limit of records in one file; the rest is not read"));
      return;
    }
    Result<Page> page = read_record(line, where, stem + "-" + number, options);
    if (page)
      batch.pages.push_back(std::move(*page));
    else
      batch.diagnostics.push_back(refusal(code_name(page.error().code), where, page.error().message));
  }
}

}  // namespace

std::string id_of_file(std::string_view path) {
  if (path == "-") return "stdin";
  std::string_view name = file_name(path);
  for (const std::string_view packed : {".gz"})
    if (name.size() > packed.size() && lower_ascii(name).ends_with(packed)) name.remove_suffix(packed.size());
  for (const std::string_view ending : {".html", ".htm", ".xhtml", ".shtml", ".jsonl", ".ndjson", ".txt", ".text"})
    if (name.size() > ending.size() && lower_ascii(name).ends_with(ending)) {
      name.remove_suffix(ending.size());
      break;
    }
  return std::string(name);
}

PageBatch read_pages(std::string_view bytes, std::string_view source_name, const PageOptions& options) {
  PageBatch batch;
  const std::string source(source_name);
  if (bytes.find_first_not_of(" \t\r\n\0") == std::string_view::npos) {
    batch.diagnostics.push_back(refusal("empty-file", source, "there is nothing in the file; it is left out"));
    return batch;
  }
  if (looks_binary(bytes)) {
    batch.diagnostics.push_back(
        refusal("binary-file", source, "not text; it is left out. Give plain text, HTML or JSON Lines"));
    return batch;
  }
  const std::string lower_name = lower_ascii(source_name);
  const bool records = lower_name.ends_with(".jsonl") || lower_name.ends_with(".ndjson");
  std::vector<Diagnostic> diagnostics;
  if (!records && bytes.size() > options.max_page_bytes &&
      bytes.find_first_not_of(" \t\r\n") != std::string_view::npos &&
      bytes[bytes.find_first_not_of(" \t\r\n")] != '{') {
    bytes = bytes.substr(0, options.max_page_bytes);
    diagnostics.push_back(
        {Severity::Warning, "too-large", source,
         "over the limit of " + std::to_string(options.max_page_bytes) + " bytes a page; the rest is not read"});
    std::size_t end = bytes.size();
    while (end > 0 && end + 4 > bytes.size() && (bytes[end - 1] & 0x80) != 0) --end;
    bytes = bytes.substr(0, end);
  }
  DecodedText decoded = decode_charset(bytes, source_name, !records);
  diagnostics.insert(diagnostics.end(), std::make_move_iterator(decoded.diagnostics.begin()),
                     std::make_move_iterator(decoded.diagnostics.end()));
  const SourceKind kind = kind_of(source_name, decoded.text);
  if (kind == SourceKind::Records) {
    batch.diagnostics = std::move(diagnostics);
    read_records(batch, decoded.text, source_name, options);
    return batch;
  }
  Page page;
  page.id = id_of_file(source_name);
  page.source = source;
  page.diagnostics = std::move(diagnostics);
  if (kind == SourceKind::Html)
    read_html(page, decoded.text, options);
  else
    read_text(page, std::move(decoded.text));
  if (page.blocks.empty()) {
    batch.diagnostics.push_back(refusal("no-text", source, "no article text found; it is left out"));
    return batch;
  }
  batch.pages.push_back(std::move(page));
  return batch;
}

}  // namespace isnad
