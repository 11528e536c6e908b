#pragma once
// Dossiers that were asked for, as documents, until their story changes or memory is short; the one that was not asked
// for the longest goes first. Any thread.
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "shelf.h"

namespace isnad::http {

struct KeptDossier {
  std::int64_t story = 0;
  DocumentPtr dossier;
  DocumentPtr entities;  // made when it is first asked for; may be null
};

class KeptDossiers {
 public:
  explicit KeptDossiers(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  /// `name` as it was asked for: "s3", or a number that leads there.
  [[nodiscard]] KeptDossier find(const std::string& name);
  void put(const std::string& name, KeptDossier kept);
  [[nodiscard]] std::vector<std::pair<std::string, std::int64_t>> names() const;
  void drop(const std::string& name);

 private:
  struct Entry {
    KeptDossier kept;
    std::uint64_t asked = 0;
  };
  static std::size_t bytes_of(const KeptDossier& kept);

  std::size_t most_bytes_;
  mutable std::mutex mutex_;
  std::map<std::string, Entry> entries_;
  std::size_t bytes_ = 0;
  std::uint64_t clock_ = 0;
};

}  // namespace isnad::http
