#include "isnad/story/place_nesting.h"

#include "isnad/lexicon/table.h"

namespace isnad {
namespace {

constexpr std::size_t kDeepest =
    12;  // base, city, district, state, country, continent ...: more is a loop in the table

}  // namespace

PlaceId PlaceNesting::intern(std::string_view id) {
  if (id.empty()) return kNoPlace;
  const auto [it, fresh] = ids_.try_emplace(std::string(id), static_cast<PlaceId>(places_.size()));
  if (fresh) places_.push_back({.id = it->first});
  return it->second;
}

Result<PlaceNesting> PlaceNesting::load(const ResourceSource& source) {
  PlaceNesting nesting;
  const auto places = load_table(source, "gazetteers/places.tsv", {"id", "within", "kind"});
  if (!places) return tl::unexpected(places.error());
  for (std::size_t row = 0; row < places->size(); ++row) {
    const PlaceId place = nesting.intern(places->cell(row, "id"));
    if (place == kNoPlace) continue;
    const PlaceId within = nesting.intern(places->cell(row, "within"));
    nesting.places_[place].within = within;
    if (places->cell(row, "kind") != "region") nesting.places_[place].local = true;
  }
  const auto countries = load_table(source, "gazetteers/countries.tsv", {"id", "within", "capital"});
  if (!countries) return tl::unexpected(countries.error());
  for (std::size_t row = 0; row < countries->size(); ++row) {
    const PlaceId country = nesting.intern(countries->cell(row, "id"));
    if (country == kNoPlace) continue;
    const PlaceId within = nesting.intern(countries->cell(row, "within"));
    const PlaceId capital = nesting.intern(countries->cell(row, "capital"));
    if (nesting.places_[country].within == kNoPlace) nesting.places_[country].within = within;
    nesting.places_[country].is_country = true;
    if (capital != kNoPlace) nesting.places_[capital].capital = true;
  }
  for (PlaceId place = 0; place < nesting.places_.size(); ++place) {
    PlaceId widest = place;
    PlaceId at = nesting.places_[place].within;
    for (std::size_t depth = 0; at != kNoPlace && depth < kDeepest; ++depth) {
      widest = at;
      if (nesting.places_[at].is_country) break;
      at = nesting.places_[at].within;
    }
    nesting.places_[place].country = widest;
  }
  return nesting;
}

PlaceId PlaceNesting::find(std::string_view id) const {
  const auto it = ids_.find(std::string(id));
  return it == ids_.end() ? kNoPlace : it->second;
}

std::vector<std::string> PlaceNesting::around(std::string_view id) const {
  std::vector<std::string> chain;
  PlaceId at = find(id);
  if (at != kNoPlace) at = places_[at].within;
  for (; at != kNoPlace && chain.size() < kDeepest; at = places_[at].within) chain.push_back(places_[at].id);
  return chain;
}

bool PlaceNesting::inside(PlaceId small, PlaceId large) const {
  for (std::size_t depth = 0; small != kNoPlace && depth <= kDeepest; ++depth) {
    if (small == large) return true;
    small = places_[small].within;
  }
  return false;
}

}  // namespace isnad
