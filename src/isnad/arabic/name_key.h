#pragma once
// The key of a name: what is left of it when everything is dropped that writers of Arabic choose freely when they write
// a foreign name. Long vowels inside the word are optional, g is written with jeem, ghain, kaf or qaf, t and s with
// either of two letters, "tsh" for "sh". Names with one key may be one name, no more: the key finds candidates quickly,
// compare_names.h decides (two Arabic given names that differ in a long vowel only have one key and are two names).
// The classes follow the sound tables of Arabic transliteration practice as counted in the pairs of
// resources/models/name_variants.tsv.
//
//     anchorage written with alef or with ya before the last letter -> one key
#include <string>
#include <string_view>

namespace isnad {

/// Requires: `folded_name` is folded (text/fold.h). Words are keyed one by one and joined with a space; the article at
/// the head of a word is dropped when two or more letters follow. Never empty for a name that has a letter.
[[nodiscard]] std::string name_key(std::string_view folded_name);

}  // namespace isnad
