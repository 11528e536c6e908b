#pragma once
#include <string>

#include "case_file.h"
#include "isnad/mention/reading.h"

namespace isnad::cases {

/// Holds the expectation against one article's reading. Empty when it holds; else what the reading gave instead, in
/// the words of a case file, so that a right answer can be pasted.
std::string check_reading(const Expectation& expectation, const Reading& reading);

}  // namespace isnad::cases
