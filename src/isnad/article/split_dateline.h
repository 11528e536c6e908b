#pragma once
// The dateline at the head of an article: where it was filed, when, and by which agency. It shares its line with the
// first sentence, so it is cut off at the sign that ends it.
//
//     CITY (AGENCY) -    CITY - AGENCIES:    CITY:    OUTLET- CITY    OUTLET (CITY)    CITY on 18 February/AGENCY:
//     (AGENCY) -
//
// Known are the cities, agencies and outlets of the tables (article_lexicon.h), so that "Trump: we will ..." stays a
// sentence. An unknown name of up to three words may open a dateline whose shape is that of one -- parentheses or a
// date, then a dash -- and may follow the dash of a known city: "CITY - NEWSPAPER:".
#include <cstdint>
#include <string>
#include <vector>

#include "isnad/article/article_lexicon.h"
#include "isnad/article/line.h"

namespace isnad {

struct Dateline {
  std::uint32_t tokens = 0;           // how many tokens at the head of the line; 0: there is none
  bool whole = false;                 // the line is nothing else
  std::vector<std::string> agencies;  // ids, in order
};

[[nodiscard]] Dateline split_dateline(const Line& line, const ArticleLexicon& lexicon);

/// The agencies that a line credits when it is nothing but a credit: "(AGENCY)", "source: agencies", "outlet /
/// agencies".
[[nodiscard]] std::vector<std::string> credits_of(const Line& line, const ArticleLexicon& lexicon);

}  // namespace isnad
