#pragma once
// Which names of a heap are one thing. Entities come in as distinct names with a type and, where the gazetteer knows
// them, an id; they leave in clusters, each joint with its reason. The rule throughout: a doubtful merge is not made.
//
//   - one gazetteer id is one thing, two ids are never one;
//   - two full names are one person when their spellings can be one name (arabic/compare_names.h) and nothing the text
//     says of them (side) speaks against it;
//   - a bare family name is the one person of the heap who bears it; of two, nobody;
//   - a facility is the same when the kind of place is the same and the names agree word by word, one letter of a long
//     word forgiven (a slip of the pen);
//   - bodies that every country has (civil defence, the army, a ministry) are the same only within one country;
//   - an organisation is the same under a form that another article puts beside its name in brackets.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/arabic/compare_names.h"
#include "isnad/mention/mention.h"

namespace isnad {

struct NameNode {
  EntityType type = EntityType::Other;
  std::string name;  // folded phrase
  std::string known;
  std::string side;
  std::string country;               // organisations: the country that their article speaks of most
  std::vector<std::string> aliases;  // folded phrases of all its mentions
  std::uint32_t readings = 0;        // articles that have it
};

class NameClusters {
 public:
  explicit NameClusters(std::vector<NameNode> nodes);
  /// Requires: called once.
  void run(const NameModel& model, bool large_heap);
  [[nodiscard]] std::uint32_t root(std::uint32_t node) const;
  [[nodiscard]] const std::string& reason(std::uint32_t root) const { return reasons_[root]; }

 private:
  void join_aliases();
  void join_events();
  void join_full_names(const NameModel& model);
  void join_family_names(const NameModel& model, bool large_heap);
  void join_facilities(const NameModel& model);
  void join_places(const NameModel& model);
  bool join(std::uint32_t a, std::uint32_t b, const std::string& why);

  std::vector<NameNode> nodes_;
  std::vector<std::uint32_t> parent_;
  std::vector<std::string> known_;  // of the cluster, at its root
  std::vector<std::string> sides_;
  std::vector<std::string> countries_;
  std::vector<std::string> reasons_;
};

}  // namespace isnad
