#pragma once
// Senses: which entries of which small lexicons a word of a sentence may be, found once for all matchers that walk over
// it. A word is looked up as it stands and without its proclitics (w f, then b l k, then al-); a phrase of several
// words is found at its first word. The table is built once from resources/lexicons and is immutable afterwards.
//     «وبالساعة» -> sense {time unit "hour", conjunction, preposition, definite}
// Where one word has several senses of one kind, the form with the fewest proclitics cut comes first, then the longest
// phrase. Not done: suffixes (a lexicon lists the inflected forms it wants).
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/arabic/atoms.h"
#include "isnad/lexicon/word_map.h"

namespace isnad {

struct Sense {
  std::uint32_t atom = 0;  // where it begins
  std::uint32_t end = 0;   // atom after its last
  std::uint16_t id = 0;    // of the lexicon's entry
  std::uint8_t kind = 0;   // which lexicon
  std::uint8_t cut = 0;    // bytes of proclitics cut from the first atom, the article not counted
  bool conjunction = false;
  bool preposition = false;
  char preposition_letter = 0;  // 'b', 'l' or 'k'
  bool definite = false;
};

/// A sentence's atoms with their senses. Reused from sentence to sentence: no allocation once it has grown.
struct SensedSentence {
  std::vector<Atom> atoms;
  std::vector<Sense> senses;          // sorted by atom
  std::vector<std::uint32_t> starts;  // size atoms + 1: senses of atom i are [starts[i], starts[i + 1])

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(atoms.size()); }
  /// The first sense of this kind at the atom, or null (also past the end).
  [[nodiscard]] const Sense* find(std::uint32_t atom, std::uint8_t kind) const;
  [[nodiscard]] bool is_mark(std::uint32_t atom, char32_t mark) const {
    return atom < size() && atoms[atom].kind == AtomKind::Mark && atoms[atom].mark == mark;
  }
  [[nodiscard]] bool is_word(std::uint32_t atom, std::string_view folded) const {
    return atom < size() && atoms[atom].kind == AtomKind::Word && atoms[atom].folded == folded;
  }
  [[nodiscard]] bool is_digits(std::uint32_t atom) const {
    return atom < size() && atoms[atom].kind == AtomKind::Digits;
  }
  /// No white space between this atom and the one before. False for the first.
  [[nodiscard]] bool glued(std::uint32_t atom) const { return atom > 0 && atom < size() && !atoms[atom].space_before; }
  /// The article's bytes of atoms [first, last), without `cut` bytes of proclitics.
  [[nodiscard]] Span text_of(const Analysis& analysis, std::uint32_t first, std::uint32_t last,
                             std::uint32_t cut = 0) const;
};

class SenseTable {
 public:
  /// Adds a word or phrase (folded here) under a kind and id.
  void add(std::uint8_t kind, std::uint16_t id, std::string_view phrase);
  /// As add, for a phrase that is folded already.
  void add_folded(std::uint8_t kind, std::uint16_t id, std::string_view folded);
  /// Splits a sentence into atoms and finds the senses of each.
  void read(const Analysis& analysis, const Sentence& sentence, SensedSentence& out) const;

 private:
  struct Entry {
    std::vector<std::string> rest;  // folded words after the first
    std::uint16_t id = 0;
    std::uint8_t kind = 0;
  };
  struct Form {
    std::string_view word;
    Sense shape;
  };
  void look_up(const Form& form, std::uint32_t atom, SensedSentence& out) const;

  WordMap<std::vector<Entry>> by_first_;
};

}  // namespace isnad
