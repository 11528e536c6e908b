#pragma once
// A trace: what lineage keeps of one article, so that who copied whom can be told when the readings are let go.
#include <cstdint>
#include <string>
#include <vector>

#include "isnad/lineage/word_sequence.h"

namespace isnad {

struct TextTrace {
  WordSequence sequence;
  std::string outlet;                // empty when unknown
  std::string published;             // EDTF, empty when unknown
  std::vector<std::string> credits;  // agencies that the whole article is credited to
  std::uint32_t bytes = 0;           // of the text
};

[[nodiscard]] TextTrace trace_text(const Reading& reading);

/// The likelier original first: published earlier, else crediting nobody, else the longer text; of equals, `a`.
[[nodiscard]] bool comes_first(const TextTrace& a, const TextTrace& b);

}  // namespace isnad
