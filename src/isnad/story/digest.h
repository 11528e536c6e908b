#pragma once
// A digest: what a heap keeps of an article when the reading itself is let go. A few kilobytes whatever the length of
// the article; grouping, labels and relations of stories need nothing else, so thirty thousand articles fit where their
// readings would not.
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "isnad/mention/mention.h"
#include "isnad/story/describe_reading.h"

namespace isnad {

struct DigestName {
  std::uint32_t key = 0;  // as in Description::entities
  EntityType type = EntityType::Other;
  std::string name;
};

struct Digest {
  std::string id;
  std::string outlet;     // empty when unknown
  std::string published;  // EDTF, empty when unknown
  std::string label;      // title, else the first words of the lead
  bool titled = false;
  Description description;
  std::vector<DigestName> names;  // the heaviest, sorted by key
};

[[nodiscard]] Digest digest_reading(const Reading& reading, const StoryLexicon& lexicon);

[[nodiscard]] std::vector<const Digest*> pointers_to(const std::vector<Digest>& digests);

}  // namespace isnad
