#pragma once
// A source, cut into parts that can be read apart: a whole file, some lines of JSON Lines, one record of an archive.
// Cutting is one after another and only unpacks; read_part() does the work of reading, is pure, and can run on any
// thread. Archives and JSON Lines are cut as they come, in the memory of one part.
//
//     PartReader parts(*open_file("news.warc.gz"), "news.warc.gz", options);
//     while (auto part = parts.next()) batch.append(read_part(std::move(*part), options));
#include <memory>
#include <optional>
#include <string>

#include "isnad/page/byte_source.h"
#include "isnad/page/gunzip_source.h"
#include "isnad/page/page_batch.h"
#include "isnad/page/page_options.h"
#include "isnad/page/source_kind.h"
#include "isnad/page/warc_reader.h"

namespace isnad {

struct SourcePart {
  SourceKind kind = SourceKind::Other;  // Lines and Warc; Other for a whole file
  std::string path;                     // as given
  std::string bytes;
  std::size_t first_line = 1;             // Lines: the number of the first of them
  WarcRecord record = {};                 // Warc
  std::vector<Diagnostic> refusals = {};  // what could not be cut out here
  std::vector<Diagnostic> notes = {};     // what is odd about the bytes: cut off, too large
};

class PartReader {
 public:
  PartReader(std::unique_ptr<ByteSource> bytes, std::string path, const PageOptions& options);

  [[nodiscard]] std::optional<SourcePart> next();

 private:
  [[nodiscard]] ByteSource& bytes() { return *head_; }
  void open();
  std::optional<SourcePart> next_lines();
  std::optional<SourcePart> next_record();
  std::optional<SourcePart> whole();
  [[nodiscard]] SourcePart refusal(const char* code, std::string message) const;

  std::unique_ptr<ByteSource> raw_;
  std::unique_ptr<PeekSource> raw_head_;
  std::unique_ptr<GunzipSource> gunzip_;
  std::unique_ptr<PeekSource> head_;  // unpacked
  std::unique_ptr<WarcReader> warc_;
  std::string path_;
  PageOptions options_;
  SourceKind kind_ = SourceKind::Other;
  std::string held_;  // Lines: read and not yet given
  std::size_t line_ = 1;
  bool opened_ = false;
  bool done_ = false;
};

/// The same part and options give the same pages.
[[nodiscard]] PageBatch read_part(SourcePart&& part, const PageOptions& options);

}  // namespace isnad
