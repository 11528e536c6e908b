#pragma once
// Clauses: the pieces of a sentence that can be set side by side with pieces of another article. A sentence is cut at
// commas, semicolons and colons, and before a word that opens a clause ("while", "whereas":
// resources/lexicons/claim_words.tsv). No syntax is parsed: a cut too many costs recall, never an invented fact.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/arabic/analysis.h"
#include "isnad/base/span.h"
#include "isnad/lexicon/phrase_table.h"

namespace isnad {

struct Clause {
  Span span;                // in Article::text, without the punctuation around it
  std::uint32_t first = 0;  // tokens [first, last)
  std::uint32_t last = 0;
  std::uint32_t sentence = 0;
};

/// The clauses of an article in text order.
[[nodiscard]] std::vector<Clause> split_clauses(const Analysis& analysis, const PhraseTable& openers);
/// The same, cut at punctuation alone.
[[nodiscard]] std::vector<Clause> split_clauses(const Analysis& analysis);

/// Index of the clause that holds the byte, or of the last one that begins before it in the same sentence; kNone if
/// none.
[[nodiscard]] std::uint32_t clause_at(const std::vector<Clause>& clauses, std::uint32_t offset);

/// The words of a span on one line: runs of white space become one space. For labels only.
[[nodiscard]] std::string plain_text(std::string_view text, Span span);

}  // namespace isnad
