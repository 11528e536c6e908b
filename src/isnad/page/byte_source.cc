#include "isnad/page/byte_source.h"

#include <algorithm>
#include <cstring>
#include <fstream>

namespace isnad {
namespace {

class StreamSource : public ByteSource {
 public:
  explicit StreamSource(std::istream& in) : in_(in) {}

  std::size_t read(char* out, std::size_t size) override {
    if (!in_) return 0;
    in_.read(out, static_cast<std::streamsize>(size));
    return static_cast<std::size_t>(in_.gcount());
  }
  [[nodiscard]] std::string problem() const override { return in_.bad() ? "cannot be read to its end" : ""; }

 private:
  std::istream& in_;
};

class FileSource : public ByteSource {
 public:
  explicit FileSource(const std::string& path) : file_(path, std::ios::binary), stream_(file_) {}
  [[nodiscard]] bool open() const { return file_.is_open(); }

  std::size_t read(char* out, std::size_t size) override { return stream_.read(out, size); }
  [[nodiscard]] std::string problem() const override { return stream_.problem(); }

 private:
  std::ifstream file_;
  StreamSource stream_;
};

class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}

  std::size_t read(char* out, std::size_t size) override {
    const std::size_t n = std::min(size, bytes_.size());
    if (n != 0) std::memcpy(out, bytes_.data(), n);
    bytes_.remove_prefix(n);
    return n;
  }

 private:
  std::string_view bytes_;
};

}  // namespace

std::string_view PeekSource::peek(std::size_t size) {
  while (head_.size() < size) {
    const std::size_t had = head_.size();
    head_.resize(size);
    const std::size_t got = bytes_.read(head_.data() + had, size - had);
    head_.resize(had + got);
    if (got == 0) break;
  }
  return std::string_view(head_).substr(0, size);
}

std::size_t PeekSource::read(char* out, std::size_t size) {
  if (head_.empty()) return bytes_.read(out, size);
  const std::size_t n = std::min(size, head_.size());
  std::memcpy(out, head_.data(), n);
  head_.erase(0, n);
  return n;
}

Result<std::unique_ptr<ByteSource>> open_file(const std::string& path) {
  auto file = std::make_unique<FileSource>(path);
  if (!file->open()) return fail(ErrorCode::Unreadable, path, "the file cannot be opened; check its permissions");
  return file;
}

std::unique_ptr<ByteSource> stream_source(std::istream& in) {
  return std::make_unique<StreamSource>(in);
}

std::unique_ptr<ByteSource> memory_source(std::string_view bytes) {
  return std::make_unique<MemorySource>(bytes);
}

}  // namespace isnad
