#include "isnad/lexicon/resource_source.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "isnad/base/sha256.h"
#include "isnad/lexicon/embedded_files.h"

namespace isnad {
namespace {

tl::unexpected<Error> not_found(std::string_view name) {
  return fail(ErrorCode::NotFound, std::string(name), "no such resource; the resources folder is incomplete");
}

class MemorySource final : public ResourceSource {
 public:
  explicit MemorySource(std::map<std::string, std::string, std::less<>> files) : files_(std::move(files)) {}
  [[nodiscard]] Result<std::string_view> open(std::string_view name) const override {
    const auto it = files_.find(name);
    if (it == files_.end()) return not_found(name);
    return std::string_view(it->second);
  }
  [[nodiscard]] std::vector<std::string> names() const override {
    std::vector<std::string> out;
    for (const auto& [name, bytes] : files_) out.push_back(name);
    return out;
  }

 private:
  std::map<std::string, std::string, std::less<>> files_;
};

class EmbeddedSource final : public ResourceSource {
 public:
  [[nodiscard]] Result<std::string_view> open(std::string_view name) const override {
    for (std::size_t i = 0; i < kEmbeddedFileCount; ++i) {
      const EmbeddedFile& file = kEmbeddedFiles[i];
      if (file.name == name) return std::string_view(file.begin, static_cast<std::size_t>(file.end - file.begin));
    }
    return not_found(name);
  }
  [[nodiscard]] std::vector<std::string> names() const override {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < kEmbeddedFileCount; ++i) out.emplace_back(kEmbeddedFiles[i].name);
    std::sort(out.begin(), out.end());
    return out;
  }
};

}  // namespace

Result<std::unique_ptr<ResourceSource>> directory_source(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code ec;
  if (!fs::is_directory(path, ec)) return fail(ErrorCode::NotFound, path, "not a folder of resources");
  std::map<std::string, std::string, std::less<>> files;
  for (fs::recursive_directory_iterator it(path, ec), end; !ec && it != end; it.increment(ec)) {
    if (!it->is_regular_file(ec)) continue;
    std::ifstream in(it->path(), std::ios::binary);
    if (!in) return fail(ErrorCode::Unreadable, it->path().string(), "cannot be read; check its permissions");
    files[fs::relative(it->path(), path, ec).generic_string()] = std::string(std::istreambuf_iterator<char>(in), {});
  }
  if (ec) return fail(ErrorCode::Unreadable, path, "cannot list the folder: " + ec.message());
  return memory_source(std::move(files));
}

std::unique_ptr<ResourceSource> memory_source(std::map<std::string, std::string, std::less<>> files) {
  return std::make_unique<MemorySource>(std::move(files));
}

std::unique_ptr<ResourceSource> embedded_resources() {
  return std::make_unique<EmbeddedSource>();
}

std::string fingerprint(const ResourceSource& source) {
  std::string all;
  for (const std::string& name : source.names()) {
    all += name;
    all.push_back('\0');
    if (const auto bytes = source.open(name)) all += sha256_hex(*bytes);
  }
  return sha256_hex(all);
}

}  // namespace isnad
