#include "isnad/story/place_nesting.h"

#include <algorithm>

#include "isnad/lexicon/table.h"

namespace isnad {
namespace {

constexpr std::size_t kDeepest =
    12;  // base, city, district, state, country, continent ...: more is a loop in the table

}  // namespace

Result<PlaceNesting> PlaceNesting::load(const ResourceSource& source) {
  PlaceNesting nesting;
  const auto places = load_table(source, "gazetteers/places.tsv", {"id", "within", "kind"});
  if (!places) return tl::unexpected(places.error());
  for (std::size_t row = 0; row < places->size(); ++row) {
    const std::string id(places->cell(row, "id"));
    nesting.within_[id] = places->cell(row, "within");
    if (places->cell(row, "kind") != "region") nesting.local_.insert(id);
  }
  const auto countries = load_table(source, "gazetteers/countries.tsv", {"id", "within", "capital"});
  if (!countries) return tl::unexpected(countries.error());
  for (std::size_t row = 0; row < countries->size(); ++row) {
    nesting.within_.emplace(countries->cell(row, "id"), countries->cell(row, "within"));
    nesting.countries_.emplace(countries->cell(row, "id"));
    nesting.capitals_.emplace(countries->cell(row, "capital"));
  }
  return nesting;
}

std::vector<std::string> PlaceNesting::around(std::string_view id) const {
  std::vector<std::string> chain;
  for (auto it = within_.find(std::string(id)); it != within_.end() && !it->second.empty() && chain.size() < kDeepest;
       it = within_.find(chain.back())) {
    chain.push_back(it->second);
  }
  return chain;
}

std::string PlaceNesting::country(std::string_view id) const {
  std::string widest(id);
  for (const std::string& place : around(id)) {
    if (countries_.contains(place)) return place;
    widest = place;
  }
  return widest;
}

bool PlaceNesting::nested(std::string_view a, std::string_view b) const {
  if (a == b) return true;
  const auto inside = [&](std::string_view small, std::string_view large) {
    const auto chain = around(small);
    return std::find(chain.begin(), chain.end(), large) != chain.end();
  };
  return inside(a, b) || inside(b, a);
}

}  // namespace isnad
