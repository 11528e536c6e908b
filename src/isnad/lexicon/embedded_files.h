#pragma once
// The table that the build generates from resources/ (cmake/EmbedResources.cmake).
#include <cstddef>

namespace isnad {

struct EmbeddedFile {
  const char* name;
  const char* begin;
  const char* end;
};

extern const EmbeddedFile kEmbeddedFiles[];
extern const std::size_t kEmbeddedFileCount;

}  // namespace isnad
