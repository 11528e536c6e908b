#include "isnad/page/gunzip_source.h"

#include <algorithm>

namespace isnad {
namespace {

constexpr std::size_t kStep = 128 * 1024;
constexpr std::size_t kKept = 4U << 20U;  // packed bytes of a member that are kept, to look through them when it breaks
constexpr std::size_t kProbe = 4096;      // packed bytes that must be enough to unpack the opening of a member

Bytef* bytes_of(const char* text) {
  return reinterpret_cast<Bytef*>(const_cast<char*>(text));
}

}  // namespace

GunzipSource::GunzipSource(ByteSource& packed) : packed_(packed) {
  if (inflateInit2(&stream_, 15 + 16) != Z_OK) problem_ = "gzip could not be started";
}

GunzipSource::~GunzipSource() {
  inflateEnd(&stream_);
}

bool GunzipSource::fill() {
  if (ended_) return false;
  const std::size_t drop = at_ - member_at_ <= kKept ? member_at_ : at_;
  buffer_.erase(0, drop);
  at_ -= drop;
  member_at_ = 0;
  const std::size_t had = buffer_.size();
  buffer_.resize(had + kStep);
  const std::size_t got = packed_.read(buffer_.data() + had, kStep);
  buffer_.resize(had + got);
  ended_ = got == 0;
  return got != 0;
}

// At the border of two members: false at the end. Zeros between members are padding.
bool GunzipSource::open_member() {
  while (true) {
    while (at_ < buffer_.size() && buffer_[at_] == 0) ++at_;
    if (buffer_.size() - at_ >= 2) break;
    if (fill()) continue;
    if (at_ < buffer_.size()) problem_ = "broken gzip: bytes after its end";
    return false;
  }
  if (!is_gzip(std::string_view(buffer_).substr(at_))) {
    problem_ = "broken gzip: bytes after its end";
    return false;
  }
  inflateReset(&stream_);
  member_at_ = at_;
  in_ = 0;
  out_ = 0;
  in_member_ = true;
  return true;
}

std::size_t GunzipSource::read(char* out, std::size_t size) {
  while (problem_.empty() && size > 0) {
    if (!in_member_ && !open_member()) return 0;
    if (at_ == buffer_.size() && !fill()) {
      problem_ = packed_.problem().empty() ? "broken gzip: cut off" : packed_.problem();
      return 0;
    }
    stream_.next_in = bytes_of(buffer_.data() + at_);
    stream_.avail_in = static_cast<uInt>(buffer_.size() - at_);
    stream_.next_out = reinterpret_cast<Bytef*>(out);
    stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(size, 1U << 30U));
    const std::size_t room = stream_.avail_out;
    const int status = inflate(&stream_, Z_NO_FLUSH);
    const std::size_t used = buffer_.size() - at_ - stream_.avail_in;
    const std::size_t made = room - stream_.avail_out;
    at_ += used;
    in_ += used;
    out_ += made;
    if (status == Z_STREAM_END)
      in_member_ = false;
    else if (status != Z_OK && status != Z_BUF_ERROR)
      problem_ = "broken gzip";
    if (made > 0) return made;
  }
  return 0;
}

bool GunzipSource::opens_with(std::string_view opening) const {
  z_stream probe{};
  if (inflateInit2(&probe, 15 + 16) != Z_OK) return false;
  std::string out(opening.size(), '\0');
  probe.next_in = bytes_of(buffer_.data() + at_);
  probe.avail_in = static_cast<uInt>(std::min(kProbe, buffer_.size() - at_));
  probe.next_out = reinterpret_cast<Bytef*>(out.data());
  probe.avail_out = static_cast<uInt>(out.size());
  const int status = inflate(&probe, Z_SYNC_FLUSH);
  const bool good =
      (status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR) && probe.avail_out == 0 && out == opening;
  inflateEnd(&probe);
  return good;
}

bool GunzipSource::next_member(std::string_view opening) {
  // What is unpacked out of a broken member may run on into the next: look from its beginning.
  at_ = std::min(member_at_ + 1, buffer_.size());
  in_member_ = false;
  while (true) {
    member_at_ = at_;
    const std::size_t mark = buffer_.find("\x1F\x8B\x08", at_);
    if (mark == std::string::npos) {
      at_ = buffer_.size() - std::min<std::size_t>(buffer_.size() - at_, 2);
      if (fill()) continue;
      return false;
    }
    at_ = mark;
    while (buffer_.size() - at_ < kProbe && fill()) {
    }
    if (opens_with(opening)) break;
    ++at_;
  }
  problem_.clear();
  return true;
}

std::uint64_t GunzipSource::expansion() const {
  return in_ == 0 ? 0 : out_ / in_;
}

}  // namespace isnad
