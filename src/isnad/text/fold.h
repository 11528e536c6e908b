#pragma once
// Folding: the lossy normalisation under which two spellings of one Arabic word fall together. Only for matching, never
// for display. Dropped: diacritics, Quranic marks, tatweel, bidi controls, zero-width characters. Folded: alef forms
// (madda, hamza above and below, wasla) to bare alef; alef maqsura, hamza on ya and Persian ya to ya; ta marbuta to ha;
// hamza on waw to waw; Persian and Urdu letters to their Arabic kin; every digit set to ASCII; the Arabic decimal,
// thousands and percent signs to . , %; Latin to lower case; presentation forms to the letters they present.
// A lone hamza is kept. (The classes follow common practice of Arabic information retrieval, e.g. Larkey et al. 2002,
// "Improving Stemming for Arabic Information Retrieval", normalisation step, with regional letters added.)
//
//     hamza above, fatha, ya ...  ->  bare letters        Arabic-Indic 1948 -> "1948"
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace isnad {

/// Appends the folded form of `utf8` to `out`, and to `to_source` for every byte appended `base` + the byte offset of
/// the character in `utf8` that it stands for. Ill-formed bytes fold to U+FFFD.
void fold_into(std::string_view utf8, std::uint32_t base, std::string& out, std::vector<std::uint32_t>& to_source);

/// The folded form alone.
[[nodiscard]] std::string fold(std::string_view utf8);
void append_folded(std::string_view utf8, std::string& out);

/// Folded, with one space between tokens (text/scan_tokens.h): the form in which Analysis::folded holds a sentence and
/// PhraseTable its phrases.
[[nodiscard]] std::string fold_phrase(std::string_view utf8);

}  // namespace isnad
