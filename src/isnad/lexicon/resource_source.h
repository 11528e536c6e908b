#pragma once
// Where resources come from: the program itself (all of resources/ is built in), a folder (edit and run), or memory
// (tests). Loaders take a ResourceSource and return immutable values; there are no globals, so two sets can live side
// by side. Views returned by open() live as long as the source.
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/result.h"

namespace isnad {

class ResourceSource {
 public:
  ResourceSource() = default;
  ResourceSource(const ResourceSource&) = delete;
  ResourceSource& operator=(const ResourceSource&) = delete;
  virtual ~ResourceSource() = default;

  /// The bytes of "gazetteers/places.tsv". Errors: NotFound.
  [[nodiscard]] virtual Result<std::string_view> open(std::string_view name) const = 0;
  /// All names, sorted.
  [[nodiscard]] virtual std::vector<std::string> names() const = 0;
};

/// Reads a whole folder into memory at construction; files appear under their path relative to it.
[[nodiscard]] Result<std::unique_ptr<ResourceSource>> directory_source(const std::string& path);

[[nodiscard]] std::unique_ptr<ResourceSource> memory_source(std::map<std::string, std::string, std::less<>> files);

/// What was in resources/ when the program was built.
[[nodiscard]] std::unique_ptr<ResourceSource> embedded_resources();

/// SHA-256 over names and contents: a reading made under one fingerprint is stale under another.
[[nodiscard]] std::string fingerprint(const ResourceSource& source);

}  // namespace isnad
