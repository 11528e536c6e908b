#pragma once
// Bodies that every country has: a ministry of health, an army, a red crescent. Two articles that write the same words
// may mean two countries' bodies, so such a body gets an id of its own made of the country and its name. The country is
// the nationality in the name, else the one the article speaks of most; where two are level it stays untold.
//
//     "wizarat as-sihha al-libiyya"  and, in an article on Libya, "wizarat as-sihha"  ->  "LY/wzarh alshh"
#include <string>
#include <vector>

#include "isnad/mention/name_candidate.h"

namespace isnad {

/// The country most of the article's places and nationalities belong to, or empty.
[[nodiscard]] std::string country_spoken_of(const NameText& text, const std::vector<NameCandidate>& chosen);

struct NationalBody {
  std::string id;  // empty: not such a body, or no country
  std::string side;
};

[[nodiscard]] NationalBody national_body(const NameText& text, const NameCandidate& mention,
                                         const std::string& spoken_of);

}  // namespace isnad
