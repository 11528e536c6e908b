#include "isnad/page/warc_reader.h"

#include <algorithm>
#include <charconv>

#include "isnad/page/ascii.h"

namespace isnad {
namespace {

constexpr std::size_t kStep = 256 * 1024;
constexpr std::size_t kLongestHeader = 64 * 1024;
constexpr std::uint64_t kBombExpansion = 200;  // no page is packed to so little
constexpr std::string_view kOpening = "WARC/";

// Where the next record begins at or behind `from`: "WARC/1." at the head of a line.
std::size_t find_opening(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find(kOpening, from); at != std::string_view::npos; at = text.find(kOpening, at + 1)) {
    const std::string_view version = text.substr(at + kOpening.size(), 2);
    if ((at == 0 || text[at - 1] == '\n') && (version == "1." || version == "0.")) return at;
  }
  return std::string_view::npos;
}

struct Header {
  std::string type;
  std::string url;
  std::string date;
  std::string content_type;
  std::optional<std::uint64_t> length;

  explicit Header(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string_view line = text.substr(at, end - at);
      at = end + 1;
      const std::size_t colon = line.find(':');
      if (colon == std::string_view::npos) continue;
      const std::string_view name = line.substr(0, colon);
      std::string_view value = trim_ascii(line.substr(colon + 1));
      if (same_ascii(name, "warc-type")) {
        type = lower_ascii(value);
      } else if (same_ascii(name, "warc-target-uri")) {
        // WARC/1.0 showed the address between angle brackets in its grammar, and wget writes it so.
        if (value.starts_with('<') && value.ends_with('>')) value = value.substr(1, value.size() - 2);
        url = value;
      } else if (same_ascii(name, "warc-date")) {
        date = value;
      } else if (same_ascii(name, "content-type")) {
        content_type = value;
      } else if (same_ascii(name, "content-length")) {
        std::uint64_t n = 0;
        const auto [stop, error] = std::from_chars(value.data(), value.data() + value.size(), n);
        if (error == std::errc() && stop == value.data() + value.size()) length = n;
      }
    }
  }

  [[nodiscard]] bool holds_page() const { return type == "response" || type == "resource" || type == "conversion"; }
};

constexpr std::size_t kBombAfter = 16U << 20U;

}  // namespace

Diagnostic WarcReader::refuse(const char* code, const std::string& message) const {
  return {Severity::Error, code, source_name_ + ":" + std::to_string(number_), message + "; it is left out"};
}

bool WarcReader::fill() {
  buffer_.erase(0, at_);
  at_ = 0;
  const std::size_t had = buffer_.size();
  buffer_.resize(had + kStep);
  const std::size_t got = bytes_.read(buffer_.data() + had, kStep);
  buffer_.resize(had + got);
  return got != 0;
}

bool WarcReader::next_member() {
  buffer_.clear();
  at_ = 0;
  return packed_->next_member(kOpening);
}

void WarcReader::skip_blank() {
  while (true) {
    while (at_ < buffer_.size() && (buffer_[at_] == '\r' || buffer_[at_] == '\n')) ++at_;
    if (at_ < buffer_.size() || !fill()) return;
  }
}

// From "WARC/1.0" to the blank line; nothing when there is none.
std::optional<std::string> WarcReader::take_header() {
  while (true) {
    const std::string_view text = rest();
    if (text.size() >= kOpening.size() && !is_warc(text)) return std::nullopt;
    for (const std::string_view blank : {"\r\n\r\n", "\n\n"}) {
      const std::size_t end = text.substr(0, kLongestHeader).find(blank);
      if (end == std::string_view::npos) continue;
      std::string header(text.substr(0, end));
      at_ += end + blank.size();
      return header;
    }
    if (text.size() >= kLongestHeader || !fill()) return std::nullopt;
  }
}

std::string WarcReader::take_block(std::uint64_t length) {
  std::string block;
  block.reserve(std::min<std::uint64_t>(length, kStep));
  while (block.size() < length) {
    if (at_ == buffer_.size() && !fill()) break;
    const std::string_view some = rest().substr(0, length - block.size());
    block += some;
    at_ += some.size();
  }
  return block;
}

// Two line ends and a record must follow, or the end. When neither does, the length is wrong: the block ends where the
// next record begins, inside what was taken or behind it. Gives what was wrong, null when nothing was.
const char* WarcReader::repair_length(std::string& block, std::uint64_t length) {
  while (rest().size() < 4 && fill()) {
  }
  const bool closed = rest().starts_with("\r\n\r\n") || rest().starts_with("\n\n");
  skip_blank();
  while (rest().size() < kOpening.size() && fill()) {
  }
  if (block.size() == length && (closed || rest().empty() || is_warc(rest()))) return nullptr;
  const std::size_t taken = block.size();
  block += rest();
  buffer_.clear();
  at_ = 0;
  std::size_t seen = 1;
  while (true) {
    const std::size_t opening = find_opening(block, seen);
    if (opening != std::string::npos) {
      buffer_ = block.substr(opening);
      block.resize(block.find_last_not_of("\r\n", opening - 1) + 1);
      return opening < taken + kOpening.size()
                 ? "the record is shorter than its header says; it ends where the next begins"
                 : "the record is longer than its header says; it ends where the next begins";
    }
    seen = std::max<std::size_t>(block.size(), 8) - 7;
    if (block.size() > options_.max_record_bytes || !fill()) break;
    block += buffer_;
    at_ = buffer_.size();
  }
  return taken < length ? "the record is cut off; what there is of it is read"
                        : "the record is longer than its header says; read to the end";
}

// Moves to the next place where a record begins, beyond the present byte; to the end when there is none.
void WarcReader::find_next_record() {
  at_ = std::min(at_ + 1, buffer_.size());
  for (std::size_t passed = 0;;) {
    const std::size_t opening = find_opening(buffer_, at_);
    if (opening != std::string::npos) {
      at_ = opening;
      return;
    }
    const std::size_t keep = std::min<std::size_t>(rest().size(), 8);
    passed += rest().size() - keep;
    at_ = buffer_.size() - keep;
    const bool bomb = packed_ != nullptr && passed > kBombAfter && packed_->expansion() > kBombExpansion;
    if (!bomb && fill()) continue;
    if (packed_ != nullptr && (bomb || broken())) {
      if (next_member()) return;
    }
    buffer_.clear();
    at_ = 0;
    return;
  }
}

std::optional<tl::expected<WarcRecord, Diagnostic>> WarcReader::next() {
  while (true) {
    skip_blank();
    if (rest().empty()) {
      const std::string problem = bytes_.problem();
      if (problem.empty() || said_end_) return std::nullopt;
      ++number_;
      Diagnostic cut = refuse("truncated", "the archive is damaged here (" + problem + ")");
      said_end_ = packed_ == nullptr || !next_member();
      return tl::unexpected(std::move(cut));
    }
    ++number_;
    const std::optional<std::string> text = take_header();
    if (!text) {
      Diagnostic bad = broken() ? refuse("truncated", "the archive is damaged here (" + packed_->problem() + ")")
                                : refuse("broken-record", "no WARC record where one should begin");
      find_next_record();
      return tl::unexpected(std::move(bad));
    }
    Header header(*text);
    if (!header.length) {
      Diagnostic bad = refuse("broken-record", "a WARC record without a valid Content-Length");
      find_next_record();
      return tl::unexpected(std::move(bad));
    }
    if (*header.length > options_.max_record_bytes) {
      Diagnostic large =
          refuse("too-large", "a record of " + std::to_string(*header.length) + " bytes, over the limit of " +
                                  std::to_string(options_.max_record_bytes));
      find_next_record();
      if (!header.holds_page()) continue;
      return tl::unexpected(std::move(large));
    }
    WarcRecord record;
    record.block = take_block(*header.length);
    if (record.block.size() < *header.length && broken()) {
      Diagnostic cut = refuse("truncated", "the archive is damaged in this record (" + packed_->problem() + ")");
      said_end_ = !next_member();
      return tl::unexpected(std::move(cut));
    }
    record.where = source_name_ + ":" + std::to_string(number_);
    if (const char* const wrong = repair_length(record.block, *header.length); wrong != nullptr)
      record.diagnostics.push_back({Severity::Warning, "wrong-length", record.where, wrong});
    if (!header.holds_page()) continue;
    record.type = std::move(header.type);
    record.url = std::move(header.url);
    record.date = std::move(header.date);
    record.content_type = std::move(header.content_type);
    return record;
  }
}

}  // namespace isnad
