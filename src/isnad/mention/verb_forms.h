#pragma once
// Verbs of a lexicon under all the forms a newspaper prints. A row gives past, present, participle and verbal noun; the
// endings of person and number come from resources/lexicons/inflections.tsv, so a new verb is one line. Look-up sees
// through a conjunction and the future sin. Forms are folded, hence ambiguous: a passive is written as the active, and
// some forms are also nouns; whoever asks must look at what follows.
//
// Not done: roots and patterns. A closed list of news verbs with their forms is exact and needs no analyser.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/lexicon/table.h"
#include "isnad/mention/word_set.h"

namespace isnad {

enum class VerbPart : std::uint8_t { Past, Present, Participle, Masdar };

struct VerbForm {
  std::uint32_t row = 0;
  VerbPart part = VerbPart::Past;
  char number = 's';      // s, d, p
  char gender = 'm';      // m, f, ? when the form does not tell
  bool suffixed = false;  // a pronoun object or possessor is written on it
  bool future = false;    // with sin
  bool conjoined = false; // with waw or fa
  bool definite = false;  // verbal noun with the article
};

/// The endings. Loaded once and used while lexicons are built.
struct Inflections {
  struct Ending {
    std::string part;
    std::string ends;
    std::uint32_t drop = 0;
    std::string begin;
    std::string add;
    char number = 's';
    char gender = 'm';
  };
  std::vector<Ending> endings;

  [[nodiscard]] static Result<Inflections> load(const ResourceSource& source);
  /// The forms of one part, unfolded.
  struct Made {
    std::string form;
    char number;
    char gender;
  };
  [[nodiscard]] std::vector<Made> make(std::string_view part, std::string_view stem) const;
};

class VerbForms {
 public:
  /// Adds a row's cells: columns past, present, participle, masdar, other (any may be missing). Values beginning with
  /// '=' are taken as they are. `suffixed`: object pronouns are written on the verb too.
  void add(const Inflections& inflections, const Table& table, std::size_t row, std::uint32_t payload, bool suffixed);

  [[nodiscard]] std::vector<VerbForm> find(std::string_view folded_word) const;

 private:
  void put(const std::string& form, VerbForm value);

  WordMap<std::vector<VerbForm>> forms_;
};

}  // namespace isnad
