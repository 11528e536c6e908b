#include "isnad/store/posting_search.h"

#include <algorithm>

namespace isnad {
namespace {

// A place in a version: its column, then which word.
using Places = std::vector<std::uint64_t>;
constexpr std::uint64_t kBodyColumn = std::uint64_t{1} << 32U;

std::string term_of(const IndexQuery& leaf, const std::string& token) {
  return leaf.facts ? fact_term(token) : word_term(token);
}

double weight_of(std::uint64_t place, bool facts) {
  if (facts) return 0;
  return place >= kBodyColumn ? RankingFormula::kBody : RankingFormula::kTitle;
}

}  // namespace

std::string word_term(std::string_view token) {
  return "w" + std::string(token);
}

std::string fact_term(std::string_view token) {
  return "f" + std::string(token);
}

NeededTerms needed_terms(const IndexQuery& query) {
  NeededTerms out;
  const auto collect = [&out](const auto& self, const IndexQuery& q) -> void {
    for (std::size_t i = 0; i < q.tokens.size(); ++i) {
      const bool begins = q.beginning && i + 1 == q.tokens.size();
      (begins ? out.beginnings : out.terms).push_back(term_of(q, q.tokens[i]));
    }
    for (const IndexQuery& part : q.parts) self(self, part);
  };
  collect(collect, query);
  for (auto* list : {&out.terms, &out.beginnings}) {
    std::sort(list->begin(), list->end());
    list->erase(std::unique(list->begin(), list->end()), list->end());
  }
  return out;
}

PostingSearch::PostingSearch(const IndexQuery& query) {
  plant(query);
}

std::size_t PostingSearch::plant(const IndexQuery& query) {
  Node node;
  node.query = &query;
  for (const IndexQuery& part : query.parts) {
    if (!part.empty()) node.parts.push_back(plant(part));
  }
  nodes_.push_back(std::move(node));
  return nodes_.size() - 1;
}

void PostingSearch::look_for_one(Node& leaf, std::string_view row) {
  PostingReader reader(row);
  for (Posting p; reader.next(p);) {
    leaf.matching.add(p.version);
    if (!leaf.query->facts) {
      leaf.often[p.version] += RankingFormula::kTitle * static_cast<double>(p.title.size()) +
                               RankingFormula::kBody * static_cast<double>(p.body.size());
    }
  }
  failed_ = failed_ || reader.failed();
}

void PostingSearch::look_for_places(Node& leaf, const ChunkRows& rows) {
  const IndexQuery& q = *leaf.query;
  std::unordered_map<std::uint32_t, Places> begun;  // where the tokens so far end, by version
  for (std::size_t i = 0; i < q.tokens.size(); ++i) {
    const std::string term = term_of(q, q.tokens[i]);
    const bool begins = q.beginning && i + 1 == q.tokens.size();
    std::unordered_map<std::uint32_t, Places> here;
    for (auto row = rows.lower_bound(term); row != rows.end() && row->first.starts_with(term); ++row) {
      if (!begins && row->first != term) break;
      PostingReader reader(row->second);
      for (Posting p; reader.next(p);) {
        if (i > 0 && !begun.contains(p.version)) continue;
        Places& places = here[p.version];
        places.insert(places.end(), p.title.begin(), p.title.end());
        for (const std::uint32_t place : p.body) places.push_back(kBodyColumn + place);
      }
      failed_ = failed_ || reader.failed();
    }
    for (auto& [version, places] : here) {
      std::sort(places.begin(), places.end());
      places.erase(std::unique(places.begin(), places.end()), places.end());
      if (i == 0) continue;
      const Places& before = begun[version];
      std::erase_if(places, [&](std::uint64_t place) {
        return place % kBodyColumn == 0 || !std::binary_search(before.begin(), before.end(), place - 1);
      });
    }
    std::erase_if(here, [](const auto& entry) { return entry.second.empty(); });
    begun = std::move(here);
  }
  for (const auto& [version, places] : begun) {
    leaf.matching.add(version);
    double& often = leaf.often[version];
    for (const std::uint64_t place : places) often += weight_of(place, q.facts);
  }
}

void PostingSearch::look(Node& leaf, const ChunkRows& rows) {
  const IndexQuery& q = *leaf.query;
  if (q.tokens.size() != 1 || q.beginning) return look_for_places(leaf, rows);
  if (const auto row = rows.find(term_of(q, q.tokens.front())); row != rows.end()) look_for_one(leaf, row->second);
}

std::vector<std::uint32_t> PostingSearch::match(const ChunkRows& rows) {
  for (Node& node : nodes_) {
    node.matching = {};
    node.often.clear();
    if (node.query->kind == IndexQuery::Kind::Tokens) {
      look(node, rows);
      continue;
    }
    for (std::size_t i = 0; i < node.parts.size(); ++i) {
      const VersionSet& part = nodes_[node.parts[i]].matching;
      if (i == 0 || node.query->kind == IndexQuery::Kind::Any) {
        node.matching.join(part);
      } else if (node.query->kind == IndexQuery::Kind::All) {
        node.matching.keep(part);
      } else {
        node.matching.leave_out(part);
      }
    }
  }
  lengths_ = {};
  if (const auto row = rows.find(kLengthTerm); row != rows.end()) {
    PostingReader reader(row->second);
    for (Posting p; reader.next(p);) lengths_[p.version] = p.body.empty() ? 0 : p.body.front();
    failed_ = failed_ || reader.failed();
  }
  return nodes_.back().matching.newest_first();
}

double PostingSearch::score(std::uint32_t version, double mean) const {
  double out = 0;
  add_score(nodes_.size() - 1, version, lengths_[version] / mean, out);
  return out;
}

// Leaves are added from left to right into one sum, as SQLite's ranking function does it: the sums are the same to the
// last bit.
void PostingSearch::add_score(std::size_t node, std::uint32_t version, double length, double& score) const {
  const Node& n = nodes_[node];
  if (!n.matching.contains(version)) return;
  if (n.query->kind == IndexQuery::Kind::Tokens) {
    if (const auto often = n.often.find(version); often != n.often.end())
      score += RankingFormula::part(n.query->weight, often->second, length);
    return;
  }
  for (const std::size_t part : n.parts) add_score(part, version, length, score);
}

}  // namespace isnad
