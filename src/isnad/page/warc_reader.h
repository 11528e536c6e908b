#pragma once
// A WARC archive (ISO 28500, WARC/0.18 to 1.1), record after record, plain or gzip, in the memory of one record.
// Records that hold no page (requests, metadata, revisits) are passed over. What is broken costs one record: a wrong
// length is seen because no record begins where the next one should, and the archive is read on from where one does; a
// broken gzip member is left for the next that unpacks to a record.
//
//     WarcReader reader(source, nullptr, "news.warc", options);
//     while (auto record = reader.next()) ...   // a record, or what was wrong with one
//
// Not read: the older ARC format; revisit records, whose page stands in another archive.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "isnad/base/diagnostic.h"
#include "isnad/page/gunzip_source.h"
#include "isnad/page/page_options.h"

namespace isnad {

struct WarcRecord {
  std::string type;          // "response", "resource", "conversion"
  std::string url;           // WARC-Target-URI
  std::string date;          // WARC-Date: when it was fetched
  std::string content_type;  // of the block: "application/http; msgtype=response", "text/html", ...
  std::string block;
  std::string where;  // archive:number, counting all its records from 1
  std::vector<Diagnostic> diagnostics;
};

class WarcReader {
 public:
  /// `packed` is what `bytes` unpacks from, null for a plain archive. Requires: both outlive the reader.
  WarcReader(ByteSource& bytes, GunzipSource* packed, std::string source_name, const PageOptions& options)
      : bytes_(bytes), packed_(packed), source_name_(std::move(source_name)), options_(options) {}

  /// The next record that may hold a page, or what is wrong with one that cannot be read; nullopt at the end.
  [[nodiscard]] std::optional<tl::expected<WarcRecord, Diagnostic>> next();

  static bool is_warc(std::string_view head) { return head.starts_with("WARC/"); }

 private:
  bool fill();
  [[nodiscard]] std::string_view rest() const { return std::string_view(buffer_).substr(at_); }
  [[nodiscard]] bool broken() const { return packed_ != nullptr && !packed_->problem().empty(); }
  void skip_blank();
  std::optional<std::string> take_header();
  std::string take_block(std::uint64_t length);
  const char* repair_length(std::string& block, std::uint64_t length);
  void find_next_record();
  bool next_member();
  [[nodiscard]] Diagnostic refuse(const char* code, const std::string& message) const;

  ByteSource& bytes_;
  GunzipSource* packed_;
  std::string source_name_;
  PageOptions options_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::size_t number_ = 0;
  bool said_end_ = false;
};

}  // namespace isnad
