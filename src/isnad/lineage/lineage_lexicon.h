#pragma once
// What lineage knows beyond the texts: which organisations are news agencies, and which outlets one publisher owns.
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "isnad/lexicon/resource_source.h"

namespace isnad {

class LineageLexicon {
 public:
  /// Reads outlets/agencies.tsv (column id) and outlets/outlets.tsv (columns domain, family).
  [[nodiscard]] static Result<LineageLexicon> load(const ResourceSource& source);

  /// True for the gazetteer id of a news agency.
  [[nodiscard]] bool is_agency(std::string_view id) const { return agencies_.contains(std::string(id)); }
  /// The publisher family of an outlet, by its domain (with or without "www."); empty when unknown.
  [[nodiscard]] std::string family(std::string_view outlet) const;

 private:
  std::unordered_set<std::string> agencies_;
  std::unordered_map<std::string, std::string> families_;
};

}  // namespace isnad
