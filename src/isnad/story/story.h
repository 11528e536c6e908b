#pragma once
// Stories: the articles of a heap that tell of one event, and the one registry of entities under which their mentions
// of the same person or place fall together.
#include <cstdint>
#include <string>
#include <vector>

#include "isnad/mention/mention.h"
#include "isnad/mention/reading.h"

namespace isnad {

/// One thing named anywhere in the heap. Its id means the same in every story.
struct Entity {
  std::string id;  // e1, e2, … in order of first mention
  EntityType type = EntityType::Other;
  std::string name;  // the fullest, most frequent spelling
  std::string name_en;
  std::string known;  // gazetteer id or empty
  std::string side;
  std::string within;  // entity id of the next larger place in the document, or empty
  struct Local {
    std::uint32_t reading = 0;
    std::uint32_t entity = 0;  // into Reading::entities
  };
  std::vector<Local> locals;
  std::string merge_reason;  // why its spellings were taken for one: "gazetteer", "same key", …
};

struct Registry {
  std::vector<Entity> entities;
  std::vector<std::vector<std::uint32_t>> by_local;  // [reading][local entity] -> index into entities
};

struct Related {
  std::uint32_t story = 0;
  std::string why;  // "run-up", "aftermath", "same actors", … with the evidence in words
};

struct Story {
  std::string id;  // s1, s2, …
  std::string label_ar;
  std::string label_en;
  std::vector<std::uint32_t> readings;  // indexes into the heap, sorted
  std::vector<Related> related;
};

}  // namespace isnad
