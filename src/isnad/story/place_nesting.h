#pragma once
// Which known place lies within which, by gazetteer id, and which are so large that naming one does not say where a
// thing happened (countries, regions of the world, seas).
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "isnad/lexicon/resource_source.h"

namespace isnad {

class PlaceNesting {
 public:
  /// Reads gazetteers/places.tsv (id, within, kind) and gazetteers/countries.tsv (id, within, capital).
  [[nodiscard]] static Result<PlaceNesting> load(const ResourceSource& source);

  /// The places around this one, nearest first; empty when unknown.
  [[nodiscard]] std::vector<std::string> around(std::string_view id) const;
  /// True for a place smaller than a country.
  [[nodiscard]] bool is_local(std::string_view id) const { return local_.contains(std::string(id)); }
  [[nodiscard]] bool is_capital(std::string_view id) const { return capitals_.contains(std::string(id)); }
  /// The id of the country around a place, or of the widest known place; the place itself when nothing is known.
  [[nodiscard]] std::string country(std::string_view id) const;
  /// One is the other or lies within it.
  [[nodiscard]] bool nested(std::string_view a, std::string_view b) const;

 private:
  std::unordered_map<std::string, std::string> within_;
  std::unordered_set<std::string> local_;
  std::unordered_set<std::string> capitals_;
  std::unordered_set<std::string> countries_;
};

}  // namespace isnad
