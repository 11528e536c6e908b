#include "isnad/page/part_reader.h"

#include <algorithm>

#include "isnad/page/page_id.h"
#include "isnad/page/read_document.h"
#include "isnad/page/read_records.h"
#include "isnad/page/read_warc_record.h"

namespace isnad {
namespace {

constexpr std::size_t kStep = 256 * 1024;
constexpr std::size_t kFirstStep = 64U << 10U;  // of a file that is read whole
constexpr std::size_t kLines = 256 * 1024;      // so much of JSON Lines makes a part

bool is_utf16(std::string_view head) {
  return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF") ||
         head.substr(0, 4).find('\0') != std::string_view::npos;
}

}  // namespace

PartReader::PartReader(std::unique_ptr<ByteSource> bytes, std::string path, const PageOptions& options)
    : raw_(std::move(bytes)), path_(std::move(path)), options_(options) {}

SourcePart PartReader::refusal(const char* code, std::string message) const {
  SourcePart part{.path = path_, .bytes = {}};
  part.refusals.push_back(refused(code, path_, std::move(message)));
  return part;
}

void PartReader::open() {
  opened_ = true;
  raw_head_ = std::make_unique<PeekSource>(*raw_);
  if (GunzipSource::is_gzip(raw_head_->peek(2))) gunzip_ = std::make_unique<GunzipSource>(*raw_head_);
  head_ = std::make_unique<PeekSource>(gunzip_ ? static_cast<ByteSource&>(*gunzip_) : *raw_head_);
  const std::string_view head = head_->peek(4096);
  const SourceKind named = kind_of_name(path_);
  if (kind_of_bytes(head) == SourceKind::Warc || named == SourceKind::Warc) {
    kind_ = SourceKind::Warc;
    warc_ = std::make_unique<WarcReader>(*head_, gunzip_.get(), path_, options_);
  } else if (named == SourceKind::Lines && !is_utf16(head)) {
    kind_ = SourceKind::Lines;
  }
}

std::optional<SourcePart> PartReader::next() {
  if (!opened_) open();
  if (done_) return std::nullopt;
  switch (kind_) {
    case SourceKind::Warc:
      return next_record();
    case SourceKind::Lines:
      return next_lines();
    default:
      return whole();
  }
}

std::optional<SourcePart> PartReader::next_record() {
  auto record = warc_->next();
  if (!record) {
    done_ = true;
    return std::nullopt;
  }
  SourcePart part{.kind = SourceKind::Warc, .path = path_, .bytes = {}};
  if (*record)
    part.record = std::move(**record);
  else
    part.refusals.push_back(std::move(record->error()));
  return part;
}

std::optional<SourcePart> PartReader::next_lines() {
  SourcePart part{.kind = SourceKind::Lines, .path = path_, .bytes = {}, .first_line = line_};
  std::size_t end = 0;
  bool skipping = false;  // inside a line that is longer than a record may be
  while (true) {
    end = held_.rfind('\n');
    if (skipping) {
      const std::size_t stop = held_.find('\n');
      held_.erase(0, stop == std::string::npos ? held_.size() : stop + 1);
      if (stop != std::string::npos) {
        ++line_;
        part.first_line = line_;
        skipping = false;
        continue;
      }
    } else if (end != std::string::npos && held_.size() >= kLines) {
      ++end;
      break;
    } else if (end == std::string::npos && held_.size() > options_.max_record_bytes) {
      part.refusals.push_back(
          refused("too-large", path_ + ":" + std::to_string(line_),
                  "a line over the limit of " + std::to_string(options_.max_record_bytes) + " bytes; it is left out"));
      skipping = true;
      held_.clear();
      continue;
    }
    const std::size_t had = held_.size();
    held_.resize(had + kStep);
    const std::size_t got = bytes().read(held_.data() + had, kStep);
    held_.resize(had + got);
    if (got != 0) continue;
    if (const std::string problem = bytes().problem(); !problem.empty())
      part.refusals.push_back(refused("truncated", path_, problem + "; what stands behind is lost"));
    end = held_.size();
    done_ = true;
    break;
  }
  part.bytes = held_.substr(0, end);
  held_.erase(0, end);
  line_ += static_cast<std::size_t>(std::count(part.bytes.begin(), part.bytes.end(), '\n'));
  if (done_ && part.bytes.empty() && part.refusals.empty() && line_ > 1) return std::nullopt;
  return part;
}

std::optional<SourcePart> PartReader::whole() {
  done_ = true;
  SourcePart part{.path = path_, .bytes = {}};
  // A text or a page is cut at its limit, so no more of it need be read; a feed or a saved page must be whole.
  const SourceKind named = kind_of_name(path_);
  const bool cut = named == SourceKind::Text || named == SourceKind::Html;
  const std::size_t limit = cut ? options_.max_page_bytes + 1 : options_.max_source_bytes;
  std::size_t had = 0;
  while (had < limit) {
    // In steps of its own size: growing costs no more than twice the bytes, and a short read costs no room.
    if (had == part.bytes.size()) part.bytes.resize(std::min(limit, had + std::max(kFirstStep, had / 2)));
    const std::size_t got = bytes().read(part.bytes.data() + had, part.bytes.size() - had);
    if (got == 0) break;
    had += got;
  }
  part.bytes.resize(had);
  if (!cut && part.bytes.size() == limit && !head_->peek(1).empty())
    return refusal("too-large", "over the limit of " + std::to_string(limit) + " bytes a file; it is left out");
  if (const std::string problem = bytes().problem(); !problem.empty()) {
    if (part.bytes.empty() || gunzip_ == nullptr) return refusal("unreadable", problem + "; it is left out");
    part.notes.push_back({Severity::Warning, "truncated", path_, problem + "; what could be unpacked is read"});
  }
  return part;
}

PageBatch read_part(SourcePart&& part, const PageOptions& options) {
  PageBatch batch;
  batch.diagnostics = std::move(part.refusals);
  const bool only_refusals = !batch.diagnostics.empty() && part.bytes.empty() && part.record.where.empty();
  if (only_refusals) return batch;
  if (part.kind == SourceKind::Warc) {
    batch.append(read_warc_record(std::move(part.record), options));
  } else if (part.kind == SourceKind::Lines) {
    batch.append(read_records(part.bytes, part.path, part.first_line, options));
  } else {
    PageBatch read = read_document(
        part.bytes, {.name = part.path, .where = part.path, .id = id_of_file(part.path), .charset = {}, .metadata = {}},
        options);
    for (Page& page : read.pages)
      page.diagnostics.insert(page.diagnostics.begin(), part.notes.begin(), part.notes.end());
    batch.append(std::move(read));
  }
  return batch;
}

}  // namespace isnad
