#include "isnad/story/cluster_names.h"

#include <algorithm>
#include <map>
#include <set>

#include "isnad/arabic/name_key.h"
#include "isnad/text/scan_tokens.h"

namespace isnad {
namespace {

constexpr double kFullNameSure = 0.80;
constexpr double kFamilySure = 0.85;
constexpr double kPlaceSure = 0.93;
constexpr std::size_t kBucket = 64;  // names under one key that are compared pair by pair
constexpr std::size_t kLetter = 2;

std::vector<std::string_view> words_of(std::string_view phrase) {
  std::vector<std::string_view> words;
  while (!phrase.empty()) {
    const std::size_t space = phrase.find(' ');
    const std::string_view word = phrase.substr(0, space);
    const auto token = next_token(word, 0);
    if (token && token->run != ScriptRun::Punctuation && token->run != ScriptRun::Symbol) words.push_back(word);
    if (space == std::string_view::npos) break;
    phrase.remove_prefix(space + 1);
  }
  return words;
}

std::string_view without_article(std::string_view word) {
  constexpr std::string_view kArticle = "\xD8\xA7\xD9\x84";
  return word.starts_with(kArticle) && word.size() >= kArticle.size() + 2 * kLetter ? word.substr(kArticle.size())
                                                                                    : word;
}

std::string bare(std::string_view phrase) {
  std::string out;
  for (const std::string_view word : words_of(phrase)) {
    if (!out.empty()) out.push_back(' ');
    out += without_article(word);
  }
  return out;
}

/// True when two words of at least six letters differ in one letter replaced, added or left out.
bool one_slip(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (std::min(a.size(), b.size()) < 6 * kLetter) return false;
  const std::size_t shorter = std::min(a.size(), b.size());
  std::size_t head = 0;
  while (head < shorter && a[head] == b[head]) ++head;
  head -= head % kLetter;
  std::size_t tail = 0;
  while (tail < shorter - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  tail -= tail % kLetter;
  return std::max(a.size(), b.size()) - head - tail <= kLetter;
}

}  // namespace

NameClusters::NameClusters(std::vector<NameNode> nodes)
    : nodes_(std::move(nodes)),
      parent_(nodes_.size()),
      known_(nodes_.size()),
      sides_(nodes_.size()),
      countries_(nodes_.size()),
      reasons_(nodes_.size()) {
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
    parent_[i] = i;
    known_[i] = nodes_[i].known;
    sides_[i] = nodes_[i].side;
    countries_[i] = nodes_[i].country;
  }
}

std::uint32_t NameClusters::root(std::uint32_t node) const {
  while (parent_[node] != node) node = parent_[node];
  return node;
}

bool NameClusters::join(std::uint32_t a, std::uint32_t b, const std::string& why) {
  a = root(a);
  b = root(b);
  if (a == b) return true;
  if (!known_[a].empty() && !known_[b].empty() && known_[a] != known_[b]) return false;
  const bool sides_clash = !sides_[a].empty() && !sides_[b].empty() && sides_[a] != sides_[b];
  if (sides_clash && nodes_[a].type == EntityType::Person && known_[a].empty() && known_[b].empty()) return false;
  if (!countries_[a].empty() && !countries_[b].empty() && countries_[a] != countries_[b]) return false;
  const std::uint32_t into = std::min(a, b);
  const std::uint32_t from = std::max(a, b);
  parent_[from] = into;
  if (known_[into].empty()) known_[into] = known_[from];
  if (sides_[into].empty()) sides_[into] = sides_[from];
  if (countries_[into].empty()) countries_[into] = countries_[from];
  if (reasons_[into].empty()) reasons_[into] = why;
  return true;
}

void NameClusters::run(const NameModel& model, bool large_heap) {
  join_aliases();
  join_events();
  join_full_names(model);
  join_family_names(model, large_heap);
  join_facilities(model);
  join_places(model);
}

/// A storm is the same storm as "hurricane", "storm" or "tempest": the proper name after the kind decides.
void NameClusters::join_events() {
  std::map<std::string, std::uint32_t> by_proper_name;
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
    const auto words = words_of(nodes_[i].name);
    if (nodes_[i].type != EntityType::Event || words.size() != 2) continue;
    const auto [it, fresh] = by_proper_name.try_emplace(std::string(words[1]), i);
    if (!fresh) join(it->second, i, "one proper name");
  }
}

void NameClusters::join_aliases() {
  std::map<std::string, std::uint32_t> by_known;
  std::map<std::pair<int, std::string>, std::uint32_t> by_name;
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
    const NameNode& node = nodes_[i];
    if (!node.known.empty()) {
      const auto [it, fresh] = by_known.try_emplace(node.known, i);
      if (!fresh) join(it->second, i, "one entry of the gazetteer");
    }
  }
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
    const NameNode& node = nodes_[i];
    const auto [it, fresh] =
        by_name.try_emplace({static_cast<int>(node.type), bare(node.name) + '\t' + node.country}, i);
    if (!fresh) join(it->second, i, "one spelling");
  }
  std::map<std::string, std::vector<std::uint32_t>> by_alias;
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
    if (nodes_[i].type != EntityType::Organisation) continue;
    for (const std::string& alias : nodes_[i].aliases) by_alias[bare(alias) + '\t' + nodes_[i].country].push_back(i);
  }
  for (const auto& [alias, holders] : by_alias) {
    for (const std::uint32_t holder : holders) join(holders.front(), holder, "one form of the name in both");
  }
}

void NameClusters::join_full_names(const NameModel& model) {
  std::map<std::string, std::vector<std::uint32_t>> buckets;
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
    const auto words = words_of(nodes_[i].name);
    if (nodes_[i].type != EntityType::Person || words.size() < 2) continue;
    buckets["last " + name_key(words.back())].push_back(i);
    buckets["first " + name_key(words.front())].push_back(i);
  }
  for (const auto& [key, members] : buckets) {
    const std::size_t n = std::min(members.size(), kBucket);
    for (std::size_t x = 0; x < n; ++x) {
      for (std::size_t y = x + 1; y < n; ++y) {
        if (root(members[x]) == root(members[y])) continue;
        const NameMatch match = model.compare_names(nodes_[members[x]].name, nodes_[members[y]].name);
        const bool part =
            match.relation == NameRelation::Part &&
            std::min(words_of(nodes_[members[x]].name).size(), words_of(nodes_[members[y]].name).size()) >= 2;
        const bool one = match.relation == NameRelation::Same || match.relation == NameRelation::Variant || part;
        if (one && match.probability >= kFullNameSure) join(members[x], members[y], match.reason);
      }
    }
  }
}

void NameClusters::join_family_names(const NameModel& model, bool large_heap) {
  std::map<std::string, std::vector<std::uint32_t>> bearers;  // key of the last word -> full names
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
    const auto words = words_of(nodes_[i].name);
    if (nodes_[i].type == EntityType::Person && words.size() >= 2) bearers[name_key(words.back())].push_back(i);
  }
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
    const auto words = words_of(nodes_[i].name);
    if (nodes_[i].type != EntityType::Person || words.size() != 1) continue;
    if (large_heap && known_[root(i)].empty()) continue;
    const auto it = bearers.find(name_key(words.front()));
    if (it == bearers.end()) continue;
    std::set<std::uint32_t> candidates;
    std::string why;
    for (const std::uint32_t full : it->second) {
      const NameMatch match = model.compare_names(words.front(), words_of(nodes_[full].name).back());
      const bool one = match.relation == NameRelation::Same || match.relation == NameRelation::Variant;
      if (!one || match.probability < kFamilySure) continue;
      candidates.insert(root(full));
      why = "the only one of this family name; " + match.reason;
    }
    if (candidates.size() == 1) join(*candidates.begin(), i, why);
  }
}

void NameClusters::join_facilities(const NameModel& model) {
  std::map<std::string, std::vector<std::uint32_t>> by_kind;  // first word: base, palace, stadium ...
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
    const auto words = words_of(nodes_[i].name);
    if (nodes_[i].type == EntityType::Place && words.size() >= 2)
      by_kind[std::string(without_article(words[0]))].push_back(i);
  }
  for (const auto& [kind, members] : by_kind) {
    const std::size_t n = std::min(members.size(), kBucket);
    for (std::size_t x = 0; x < n; ++x) {
      for (std::size_t y = x + 1; y < n; ++y) {
        const auto a = words_of(nodes_[members[x]].name);
        const auto b = words_of(nodes_[members[y]].name);
        const auto& shorter = a.size() <= b.size() ? a : b;
        const auto& longer = a.size() <= b.size() ? b : a;
        const auto agree = [&](std::string_view u, std::string_view v) {
          u = without_article(u);
          v = without_article(v);
          if (one_slip(u, v)) return true;
          const NameMatch match = model.compare_names(u, v);
          return match.can_be_one() && match.relation != NameRelation::Part && match.probability >= kPlaceSure;
        };
        if (!agree(shorter[1], longer[1])) continue;  // the name proper follows the kind
        const bool equal = shorter.size() == longer.size() &&
                           std::equal(shorter.begin() + 1, shorter.end(), longer.begin() + 1, agree);
        const bool head = shorter[1].size() >= 5 * kLetter || equal;  // a long first name may stand for the whole
        if (head) join(members[x], members[y], "one kind of place, one name");
      }
    }
  }
}

void NameClusters::join_places(const NameModel& model) {
  std::map<std::string, std::vector<std::uint32_t>> buckets;
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
    if (nodes_[i].type != EntityType::Place || words_of(nodes_[i].name).size() != 1) continue;
    if (nodes_[i].name.size() >= 5 * kLetter) buckets[name_key(nodes_[i].name)].push_back(i);
  }
  for (const auto& [key, members] : buckets) {
    const std::size_t n = std::min(members.size(), kBucket);
    for (std::size_t x = 0; x < n; ++x) {
      for (std::size_t y = x + 1; y < n; ++y) {
        const NameMatch match = model.compare_names(nodes_[members[x]].name, nodes_[members[y]].name);
        if (match.relation == NameRelation::Variant && match.probability >= kPlaceSure)
          join(members[x], members[y], match.reason);
      }
    }
  }
}

}  // namespace isnad
