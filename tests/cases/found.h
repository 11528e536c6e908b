#pragma once
// Everything a reading found, of whatever kind, under one shape: a span and named attributes, each with the values
// that an expectation may name it by (a speaker by any of his spellings).
#include <map>
#include <string>
#include <vector>

#include "isnad/mention/reading.h"

namespace isnad::cases {

struct Found {
  Span span;
  std::string kind;
  std::map<std::string, std::vector<std::string>> attributes;
  bool exact = true;  // an expectation must give the very span; false: half of the shorter is enough
};

/// All that the reading found of the kind; unknown kinds give an error.
Result<std::vector<Found>> find_all(const Reading& reading, const std::string& kind);

/// One line as the case file would have it: kind, surface, the attributes that are set.
std::string as_line(const Reading& reading, const Found& found);

/// The same span, or for clauses much the same.
bool same_place(const Found& found, Span span, bool exact);

/// The attribute may be called by this value; "none" stands for an empty one.
bool has(const Found& found, const std::string& key, const std::string& value);

}  // namespace isnad::cases
