#pragma once
// A statement as an event of PLOVER (docs/plover.md): its type and mode, from its predicate, its polarity and the words
// of its clause. Only what is told as having happened is an event: asserted or reported, not expected, conditional or
// asked. Invariant: the codes are those of resources/lexicons/plover.tsv.
//
//     "the jets struck the port"   ASSAULT, aerial
//
// Not done: contexts, which need the article's subject, and PLOVER's intensity scale.
#include <optional>
#include <string>
#include <vector>

#include "isnad/lexicon/resource_source.h"
#include "isnad/mention/reading.h"
#include "isnad/mention/word_set.h"

namespace isnad {

struct PloverCode {
  std::string event;
  std::string mode;  // empty: none told
};

class PloverCodes {
 public:
  [[nodiscard]] static Result<PloverCodes> load(const ResourceSource& source);

  [[nodiscard]] std::optional<PloverCode> code(const Reading& reading, const Statement& statement) const;

 private:
  struct Row {
    PloverCode code;
    Polarity polarity = Polarity::Affirmed;
    std::vector<std::string> words;  // folded
  };
  WordMap<std::vector<Row>> rows_;  // by predicate
};

}  // namespace isnad
