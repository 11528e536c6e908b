#include "isnad/page/read_warc_record.h"

#include "isnad/page/decode_http_body.h"
#include "isnad/page/page_id.h"
#include "isnad/page/read_document.h"

namespace isnad {
namespace {

DocumentSource source_of(const WarcRecord& record) {
  DocumentSource source{.name = {}, .where = record.where, .id = {}, .charset = {}, .metadata = {}};
  if (record.url.find("://") != std::string::npos) {
    source.id = id_of_address(record.url, record.date);
    source.metadata["fetch:url"] = record.url;
  } else {
    const std::size_t colon = record.where.rfind(':');
    source.id = id_of_file(record.where.substr(0, colon)) + "-" + record.where.substr(colon + 1);
  }
  if (!record.date.empty()) source.metadata["fetch:time"] = record.date;
  return source;
}

PageBatch read_response(WarcRecord&& record, DocumentSource&& source, const PageOptions& options) {
  PageBatch batch;
  const Result<HttpResponse> response = parse_http_response(record.block);
  if (!response) {
    batch.diagnostics.push_back(refused("broken-record", record.where, response.error().message + "; it is left out"));
    return batch;
  }
  const std::string_view type = response->header("content-type");
  if (response->status != 200 || !may_hold_article(media_type(type))) return batch;
  Result<HttpBody> body = decode_http_body(*response, options.max_page_bytes);
  if (!body) {
    const bool large = body.error().code == ErrorCode::TooLarge;
    batch.diagnostics.push_back(
        refused(large ? "too-large" : "broken-body", record.where, body.error().message + "; it is left out"));
    return batch;
  }
  source.charset = media_parameter(type, "charset");
  if (const std::string_view modified = response->header("last-modified"); !modified.empty())
    source.metadata["http:last-modified"] = modified;
  if (media_type(type) == "text/plain") source.name = ".txt";
  record.block.clear();
  record.block.shrink_to_fit();
  const std::string where = source.where;
  batch = read_document(body->bytes, std::move(source), options);
  if (!body->problem.empty())
    for (Page& page : batch.pages)
      page.diagnostics.push_back(
          {Severity::Warning, "truncated", where, body->problem + "; the end of the page may be missing"});
  return batch;
}

}  // namespace

PageBatch read_warc_record(WarcRecord&& record, const PageOptions& options) {
  DocumentSource source = source_of(record);
  const std::vector<Diagnostic> odd = std::move(record.diagnostics);
  PageBatch batch;
  if (record.type == "response" || media_type(record.content_type) == "application/http") {
    batch = read_response(std::move(record), std::move(source), options);
  } else if (may_hold_article(media_type(record.content_type))) {
    source.charset = media_parameter(record.content_type, "charset");
    if (media_type(record.content_type) == "text/plain") source.name = ".txt";
    batch = read_document(record.block, std::move(source), options);
  }
  for (Page& page : batch.pages) page.diagnostics.insert(page.diagnostics.begin(), odd.begin(), odd.end());
  if (batch.pages.empty() && batch.diagnostics.empty()) batch.diagnostics = odd;
  return batch;
}

}  // namespace isnad
