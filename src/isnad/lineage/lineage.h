#pragma once
// Lineage: how a text came to an outlet. Two carriers are independent unless one copied the other's passage or both
// credit one agency for it.
#include <cstdint>
#include <string>
#include <vector>

#include "isnad/base/span.h"

namespace isnad {

/// Aligned passages of two articles of a story.
struct Passage {
  Span from;
  Span to;
};

struct Copy {
  std::uint32_t from = 0;  // reading; the likelier original
  std::uint32_t to = 0;
  double overlap = 0;  // share of the shorter text's words that stand in aligned passages, 0..1
  std::vector<Passage> passages;
  std::string why;  // "shared passages", "both credit reuters", "same publisher"
};

/// An agency or a source to which a reading credits a passage (whole article: span covers the text).
struct Credit {
  std::uint32_t reading = 0;
  std::string agency;  // id from resources/outlets/agencies.tsv
  Span passage;
};

struct Lineage {
  std::vector<Copy> copies;
  std::vector<Credit> credits;

  struct Carrier {
    std::uint32_t reading = 0;
    Span passage;
  };
  /// How many independent origins a set of carriers has: carriers that copy one another or credit one agency for the
  /// passage count once.
  [[nodiscard]] std::uint32_t independent(const std::vector<Carrier>& carriers) const;
};

}  // namespace isnad
