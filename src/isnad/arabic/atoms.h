#pragma once
// Atoms: the tokens of a sentence cut once more, so that every run of letters, every run of digits and every mark
// stands alone. Numbers and dates are written with and without separators, glued to a conjunction («و300»), a unit
// («2025م») or a page's other scraps, and a matcher that walks over atoms needs not know how the tokens were cut.
//     "11,300"  ->  Digits "11", Mark ',', Digits "300"          "و300"  ->  Word "و", Digits "300"
// Every atom keeps its bytes in the article and its folded form; the folded text is owned by the Analysis.
#include <cstdint>
#include <string_view>
#include <vector>

#include "isnad/arabic/analysis.h"
#include "isnad/base/span.h"

namespace isnad {

enum class AtomKind : std::uint8_t { Word, Latin, Digits, Mark };

struct Atom {
  Span folded_span;         // in Analysis::folded
  std::string_view folded;  // that slice
  Span text;                // in Article::text
  char32_t mark = 0;        // the code point of a Mark
  AtomKind kind = AtomKind::Word;
  bool space_before = false;
};

/// The atoms of one sentence, in order, written into `out` (cleared first).
void split_atoms(const Analysis& analysis, const Sentence& sentence, std::vector<Atom>& out);

}  // namespace isnad
