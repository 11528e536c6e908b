#include "isnad/claim/compare_statements.h"

#include <algorithm>
#include <unordered_map>

#include "isnad/arabic/proclitics.h"
#include "isnad/claim/clause_items.h"
#include "isnad/claim/gather_values.h"

namespace isnad {
namespace {

constexpr double kMuchLighter = 0.7;  // a clause that tells less stands for what both tell
constexpr std::uint32_t kPairReach = 4;  // items between the two of a pair
constexpr double kPairWeight = 0.75;     // least weight of a pair worth looking up
constexpr double kRunWeight = 1.2;       // least weight of a shared run
constexpr double kCoverage = 0.5;  // of the lighter clause that the shared run must carry: one topic is no statement
constexpr double kRunDensity = 0.5;
constexpr std::size_t kClustersOfPair = 6;  // clusters a pair leads to; more means the pair tells nothing
constexpr std::size_t kLeastItems = 2;
constexpr std::uint32_t kShortClause = 14;  // tokens
constexpr std::uint32_t kLeadIn = 8;        // tokens before a run that are shown with it

struct Cluster {
  ClauseItems first;
  ClauseItems shortest;  // what all carry: of two clauses with one run, the lighter
  std::vector<std::uint32_t> articles;
  std::vector<Evidence> evidence;
  double weight = 0;
};

std::vector<std::uint64_t> numbers_in(const ClauseItems& c, std::uint32_t first, std::uint32_t last) {
  std::vector<std::uint64_t> out;
  for (std::uint32_t i = first; i < last; ++i) {
    if (c.items[i].kind == ItemKind::Number) out.push_back(c.items[i].key);
  }
  std::sort(out.begin(), out.end());
  return out;
}

double weight_of(const ClauseItems& clause) {
  double sum = 0;
  for (const Item& item : clause.items) sum += item.weight;
  return sum;
}

/// True when a clause opens with a verb of doing, which stands before what it shares.
bool opens_with_deed(const StoryView& view, const ClauseItems& c, std::uint32_t run_first) {
  if (run_first == 0 || c.items.front().kind != ItemKind::Word) return false;
  const ArticleView& a = view.articles[c.article];
  const std::uint32_t t = c.items.front().first;
  if (t > c.first + 1 || view.in_list(a, t, WordList::Said)) return false;
  constexpr std::string_view kTa = "\xD8\xAA";
  const std::string_view word = view.reading(a).analysis.word(t);
  if (word.ends_with(kTa)) return true;
  const auto cuts = proclitic_cuts(word);
  return std::any_of(cuts.begin(), cuts.end(), [&](const Cut& cut) {
    return !cut.definite && !cut.preposition && view.lexicon.predicates.count(view.lexicon.keys.key(word.substr(cut.skip))) != 0;
  });
}

/// "The committee decided to look at the protest", "the committee rejected the protest": one party, one matter, two deeds.
bool deeds_differ(const StoryView& view, const ClauseItems& a, const ClauseItems& b, const SharedRun& run) {
  return opens_with_deed(view, a, run.a_first) && opens_with_deed(view, b, run.b_first) &&
         a.items.front().key != b.items.front().key;
}

/// "not valid" (ghayr) in one and "valid" in the other.
bool adjective_denied(const StoryView& view, const ClauseItems& c, std::uint32_t last_item) {
  constexpr std::string_view kGhayr = "\xD8\xBA\xD9\x8A\xD8\xB1";
  const Analysis& analysis = view.reading(view.articles[c.article]).analysis;
  for (std::uint32_t t = c.first; t < c.items[last_item - 1].last; ++t) {
    if (analysis.word(t) == kGhayr) return true;
  }
  return false;
}

/// Both name people and no one is in both.
bool people_differ(const ClauseItems& a, const ClauseItems& b) {
  bool in_a = false;
  bool in_b = std::any_of(b.items.begin(), b.items.end(), [](const Item& i) { return i.person; });
  for (const Item& x : a.items) {
    if (!x.person) continue;
    in_a = true;
    for (const Item& y : b.items) {
      if (y.person && y.key == x.key) return false;
    }
  }
  return in_a && in_b;
}

class Clusterer {
 public:
  explicit Clusterer(const StoryView& view) : view_(view) {}

  void add(ClauseItems clause) {
    if (clause.items.size() < kLeastItems || !tells_something(view_, clause)) return;
    const std::vector<std::uint64_t> pairs = pairs_of(clause);
    std::vector<std::uint32_t> candidates;
    for (const std::uint64_t pair : pairs) {
      const auto at = by_pair_.find(pair);
      if (at == by_pair_.end()) continue;
      candidates.insert(candidates.end(), at->second.begin(), at->second.end());
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    std::uint32_t best = kNone;
    SharedRun best_run;
    for (const std::uint32_t c : candidates) {
      const SharedRun run = says_the_same(clusters_[c].first, clause);
      if (run && run.weight * run.density > best_run.weight * best_run.density) {
        best = c;
        best_run = run;
      }
    }
    if (best != kNone) join(clusters_[best], clause, best_run);
    open(std::move(clause), pairs);
  }

  std::vector<Cluster> take() { return std::move(clusters_); }

 private:
  std::vector<std::uint64_t> pairs_of(const ClauseItems& clause) const {
    std::vector<std::uint64_t> out;
    for (std::size_t i = 0; i < clause.items.size(); ++i) {
      for (std::size_t j = i + 1; j < clause.items.size() && j <= i + kPairReach; ++j) {
        const Item& x = clause.items[i];
        const Item& y = clause.items[j];
        if (x.key == y.key || x.weight + y.weight < kPairWeight) continue;
        if (x.kind != ItemKind::Word && y.kind != ItemKind::Word) continue;
        const std::uint64_t low = std::min(x.key, y.key);
        const std::uint64_t high = std::max(x.key, y.key);
        out.push_back(low * 0x9E3779B97F4A7C15ULL ^ (high + 0x7F4A7C15ULL));
      }
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  SharedRun says_the_same(const ClauseItems& a, const ClauseItems& b) const {
    const SharedRun run = find_shared_run(a, b);
    if (!run || run.weight < kRunWeight || run.density < kRunDensity || run.words < 2) return {};
    if (numbers_in(a, run.a_first, run.a_last) != numbers_in(b, run.b_first, run.b_last)) return {};
    if (run.weight < kCoverage * std::min(weight_of(a), weight_of(b))) return {};
    if (is_supposed(view_, a) != is_supposed(view_, b)) return {};
    if (people_differ(a, b)) return {};
    if (is_negated(view_, a, run.a_last) != is_negated(view_, b, run.b_last)) return {};
    if (adjective_denied(view_, a, run.a_last) != adjective_denied(view_, b, run.b_last)) return {};
    if (deeds_differ(view_, a, b, run)) return {};
    return run;
  }

  /// The clause, so that each value can be read as a sentence; of a long one the run, from the clause's first word when it
  /// begins near it.
  Evidence evidence_of(const ClauseItems& c, std::uint32_t first_item, std::uint32_t last_item) const {
    const ArticleView& a = view_.articles[c.article];
    const bool whole = c.last - c.first <= kShortClause;
    const std::uint32_t run_first = c.items[first_item].first;
    const std::uint32_t first = whole || run_first < c.first + kLeadIn ? c.first : run_first;
    const std::uint32_t last = whole ? c.last : std::max(c.items[last_item - 1].last, first + 4);
    return {a.reading, view_.reading(a).analysis.covering(first, std::min(last, c.last))};
  }

  void join(Cluster& cluster, const ClauseItems& clause, const SharedRun& run) {
    if (cluster.evidence.empty()) cluster.evidence.push_back(evidence_of(cluster.first, run.a_first, run.a_last));
    if (std::find(cluster.articles.begin(), cluster.articles.end(), clause.article) == cluster.articles.end()) {
      cluster.articles.push_back(clause.article);
    }
    cluster.evidence.push_back(evidence_of(clause, run.b_first, run.b_last));
    if (weight_of(clause) < kMuchLighter * weight_of(cluster.shortest)) cluster.shortest = clause;
    cluster.weight = std::max(cluster.weight, run.weight);
  }

  void open(ClauseItems clause, const std::vector<std::uint64_t>& pairs) {
    const auto id = static_cast<std::uint32_t>(clusters_.size());
    bool reachable = false;
    for (const std::uint64_t pair : pairs) {
      std::vector<std::uint32_t>& list = by_pair_[pair];
      if (list.size() >= kClustersOfPair) continue;
      list.push_back(id);
      reachable = true;
    }
    if (!reachable) return;
    Cluster& cluster = clusters_.emplace_back();
    cluster.articles = {clause.article};
    cluster.shortest = clause;
    cluster.first = std::move(clause);
  }

  const StoryView& view_;
  std::vector<Cluster> clusters_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_pair_;
};

}  // namespace

void compare_statements(const StoryView& view, std::vector<Finding>& findings) {
  Clusterer clusterer(view);
  for (std::uint32_t a = 0; a < view.articles.size(); ++a) {
    for (const Clause& clause : view.articles[a].clauses) clusterer.add(items_of(view, a, clause.first, clause.last));
  }
  for (Cluster& cluster : clusterer.take()) {
    if (cluster.articles.size() < 2) continue;
    Finding finding;
    finding.kind = FindingKind::Statement;
    finding.weight = cluster.weight;
    finding.values.push_back(make_value(view, "said", cluster.evidence));
    FindingValue& value = finding.values.back();
    const ArticleView& a = view.articles[cluster.shortest.article];
    value.label_ar =
        view.words({a.reading, view.reading(a).analysis.covering(cluster.shortest.first, cluster.shortest.last)});
    value.value = view.words(value.evidence.front());
    finding.about_ar = value.value;
    settle(finding);
    findings.push_back(std::move(finding));
  }
}

}  // namespace isnad
