#include "isnad/page/read_records.h"

#include "isnad/page/decode_charset.h"
#include "isnad/page/page_id.h"
#include "isnad/page/read_document.h"
#include "isnad/page/read_record.h"

namespace isnad {
namespace {

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

}  // namespace

PageBatch read_records(std::string_view bytes, std::string_view source_name, std::size_t first_line,
                       const PageOptions& options) {
  PageBatch batch;
  DecodedText decoded = decode_charset(bytes, source_name, false);
  batch.diagnostics = std::move(decoded.diagnostics);
  const std::string_view text = decoded.text;
  const std::string stem = id_of_file(source_name);
  std::size_t line_number = first_line - 1;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    ++line_number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const std::string number = std::to_string(line_number);
    const std::string where = std::string(source_name) + ":" + number;
    Result<Page> page = read_record(line, where, stem + "-" + number, options);
    if (page)
      batch.pages.push_back(std::move(*page));
    else
      batch.diagnostics.push_back(refused(code_name(page.error().code), where, page.error().message));
  }
  return batch;
}

}  // namespace isnad
