#pragma once
// Which known place lies within which, by gazetteer id, and which are so large that naming one does not say where a
// thing happened (countries, regions of the world, seas).
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "isnad/lexicon/resource_source.h"

namespace isnad {

/// A known place as a number, so that many pairs are compared quickly.
using PlaceId = std::uint32_t;
inline constexpr PlaceId kNoPlace = UINT32_MAX;

class PlaceNesting {
 public:
  /// Reads gazetteers/places.tsv (id, within, kind) and gazetteers/countries.tsv (id, within, capital).
  [[nodiscard]] static Result<PlaceNesting> load(const ResourceSource& source);

  /// The number of a gazetteer id, kNoPlace when unknown.
  [[nodiscard]] PlaceId find(std::string_view id) const;
  [[nodiscard]] std::size_t size() const { return places_.size(); }
  /// The places around this one, nearest first; empty when unknown.
  [[nodiscard]] std::vector<std::string> around(std::string_view id) const;
  /// True for a place smaller than a country.
  [[nodiscard]] bool is_local(PlaceId place) const { return places_[place].local; }
  [[nodiscard]] bool is_capital(PlaceId place) const { return places_[place].capital; }
  /// The country around a place, or the widest known place; the place itself when nothing is known.
  [[nodiscard]] PlaceId country(PlaceId place) const { return places_[place].country; }
  /// One is the other or lies within it.
  [[nodiscard]] bool nested(PlaceId a, PlaceId b) const { return inside(a, b) || inside(b, a); }

 private:
  struct Place {
    std::string id;
    PlaceId within = kNoPlace;
    PlaceId country = kNoPlace;
    bool local = false;
    bool capital = false;
    bool is_country = false;
  };
  PlaceId intern(std::string_view id);
  [[nodiscard]] bool inside(PlaceId small, PlaceId large) const;

  std::unordered_map<std::string, PlaceId> ids_;
  std::vector<Place> places_;
};

}  // namespace isnad
