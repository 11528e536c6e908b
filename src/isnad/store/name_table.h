#pragma once
#include <string>
#include <unordered_map>

#include "isnad/store/archive.h"
#include "isnad/store/search_facts.h"

namespace isnad {

/// The archive's table of names: gives each its key, entering it with its words when it is new. Remembers keys, so it
/// must be forgotten (clear()) when the transaction in which it was used is rolled back.
class NameTable {
 public:
  explicit NameTable(Archive& archive) : archive_(archive) {}
  [[nodiscard]] std::int64_t key_of(const ArchivedName& name);
  void clear() { keys_.clear(); }

 private:
  Archive& archive_;
  std::unordered_map<std::string, std::int64_t> keys_;
};

}  // namespace isnad
