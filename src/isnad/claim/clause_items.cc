#include "isnad/claim/clause_items.h"

#include <algorithm>

#include "isnad/arabic/proclitics.h"

namespace isnad {
namespace {

constexpr std::uint32_t kMaxGap = 3;  // items between two shared ones of a run
constexpr double kDense = 0.6;        // runs less dense than this are tried without their ends
constexpr double kEntityWeight = 0.45;
constexpr double kNameWordWeight = 0.3;

struct Run {
  std::uint32_t first, last;  // items
};

/// Runs of items that the other clause has too, with small gaps.
std::vector<Run> shared_runs(const ClauseItems& clause, const std::vector<std::uint64_t>& other) {
  std::vector<Run> runs;
  for (std::uint32_t i = 0; i < clause.items.size(); ++i) {
    if (!std::binary_search(other.begin(), other.end(), clause.items[i].key)) continue;
    if (!runs.empty() && i - (runs.back().last - 1) <= kMaxGap) {
      runs.back().last = i + 1;
    } else {
      runs.push_back({i, i + 1});
    }
  }
  return runs;
}

std::vector<std::uint64_t> sorted_keys(const ClauseItems& clause, Run run) {
  std::vector<std::uint64_t> keys;
  for (std::uint32_t i = run.first; i < run.last; ++i) keys.push_back(clause.items[i].key);
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

/// The run without items at its ends that are not in `keys`.
Run trim(const ClauseItems& clause, Run run, const std::vector<std::uint64_t>& keys) {
  const auto in = [&](std::uint32_t i) { return std::binary_search(keys.begin(), keys.end(), clause.items[i].key); };
  while (run.first < run.last && !in(run.first)) ++run.first;
  while (run.last > run.first && !in(run.last - 1)) --run.last;
  return run;
}

double weight_of(const ClauseItems& clause, Run run) {
  double sum = 0;
  for (std::uint32_t i = run.first; i < run.last; ++i) sum += clause.items[i].weight;
  return sum;
}

/// The two runs trimmed to the items in `both`, weighed.
SharedRun measure(const ClauseItems& a, Run x, const ClauseItems& b, Run y, const std::vector<std::uint64_t>& both) {
  const Run rx = trim(a, x, both);
  const Run ry = trim(b, y, both);
  SharedRun run{rx.first, rx.last, ry.first, ry.last, 0, 0, 0, static_cast<std::uint32_t>(both.size())};
  std::vector<std::uint64_t> counted;
  for (std::uint32_t i = rx.first; i < rx.last; ++i) {
    const Item& item = a.items[i];
    if (!std::binary_search(both.begin(), both.end(), item.key)) continue;
    if (std::find(counted.begin(), counted.end(), item.key) != counted.end()) continue;
    counted.push_back(item.key);
    run.weight += item.weight;
    run.words += item.kind == ItemKind::Word ? 1 : 0;
  }
  const double whole = std::max(weight_of(a, rx), weight_of(b, ry));
  run.density = whole > 0 ? std::min(1.0, run.weight / whole) : 0;
  return run;
}

}  // namespace

ClauseItems items_of(const StoryView& view, std::uint32_t article, Span span) {
  const ArticleView& a = view.articles[article];
  const std::uint32_t n = static_cast<std::uint32_t>(a.key_of.size());
  const std::uint32_t first = std::min(n, view.token_at(a, span.begin));
  const std::uint32_t last = span.empty() ? first : std::min(n, view.token_at(a, span.end - 1) + 1);
  return items_of(view, article, first, std::max(first, last));
}

ClauseItems items_of(const StoryView& view, std::uint32_t article, std::uint32_t first_token,
                     std::uint32_t last_token) {
  const ArticleView& a = view.articles[article];
  const Reading& reading = view.reading(a);
  ClauseItems out{article, first_token, last_token, {}};
  for (std::uint32_t t = first_token; t < last_token; ++t) {
    const std::uint32_t m = a.mention_of[t];
    const std::uint32_t entity = m == kNone ? kNone : view.entity(a.reading, reading.mentions[m].entity);
    if (entity != kNone) {
      Item item{(std::uint64_t{1} << 40) | entity, t, t + 1, kEntityWeight, ItemKind::Entity, false};
      item.person = reading.mentions[m].type == EntityType::Person;
      while (item.last < last_token && a.mention_of[item.last] == m) ++item.last;
      t = item.last - 1;
      out.items.push_back(item);
      continue;
    }
    const Token& token = reading.analysis.tokens[t];
    if (a.key_of[t] == kNone) continue;
    Item item{a.key_of[t], t, t + 1, view.weight(a.key_of[t]), ItemKind::Word, false};
    if (token.kind == TokenKind::Number) {
      item.kind = ItemKind::Number;
    } else if (view.names[a.key_of[t]]) {
      item.kind = ItemKind::NameWord;
      item.weight = std::min(item.weight, kNameWordWeight);
    }
    out.items.push_back(item);
  }
  return out;
}

SharedRun find_shared_run(const ClauseItems& a, const ClauseItems& b) {
  const std::vector<std::uint64_t> in_a = sorted_keys(a, {0, static_cast<std::uint32_t>(a.items.size())});
  const std::vector<std::uint64_t> in_b = sorted_keys(b, {0, static_cast<std::uint32_t>(b.items.size())});
  const std::vector<Run> runs_a = shared_runs(a, in_b);
  const std::vector<Run> runs_b = shared_runs(b, in_a);
  SharedRun best;
  for (const Run& x : runs_a) {
    for (const Run& y : runs_b) {
      const std::vector<std::uint64_t> kx = sorted_keys(a, x);
      const std::vector<std::uint64_t> ky = sorted_keys(b, y);
      std::vector<std::uint64_t> both;
      std::set_intersection(kx.begin(), kx.end(), ky.begin(), ky.end(), std::back_inserter(both));
      if (both.size() < 2) continue;
      SharedRun run = measure(a, x, b, y, both);
      // A shared item far off at an end costs more density than it brings weight: leave it out.
      while (run.density < kDense && both.size() > 2) {
        SharedRun better;
        std::uint64_t dropped = 0;
        for (const std::uint64_t end : {a.items[run.a_first].key, a.items[run.a_last - 1].key, b.items[run.b_first].key,
                                        b.items[run.b_last - 1].key}) {
          std::vector<std::uint64_t> rest;
          std::remove_copy(both.begin(), both.end(), std::back_inserter(rest), end);
          const SharedRun without = measure(a, x, b, y, rest);
          if (without.weight * without.density > better.weight * better.density) {
            better = without;
            dropped = end;
          }
        }
        if (better.weight * better.density <= run.weight * run.density) break;
        run = better;
        both.erase(std::remove(both.begin(), both.end(), dropped), both.end());
      }
      if (run.weight * run.density > best.weight * best.density) best = run;
    }
  }
  return best;
}

bool is_negated(const StoryView& view, const ClauseItems& clause, std::uint32_t last_item) {
  const ArticleView& a = view.articles[clause.article];
  const Analysis& analysis = view.reading(a).analysis;
  const std::uint32_t start = analysis.sentences[analysis.tokens[clause.first].sentence].first;
  for (std::uint32_t t = clause.first; t > start; --t) {  // what somebody denied, up to the next verb of saying
    if (view.in_list(a, t - 1, WordList::Denial)) return true;
    if (view.in_list(a, t - 1, WordList::Said)) break;
  }
  const std::uint32_t last = clause.items[last_item - 1].last;
  for (std::uint32_t t = clause.first; t < last; ++t) {
    if (!view.in_list(a, t, WordList::Negation)) continue;
    if (t + 1 >= last || !view.in_list(a, t + 1, WordList::Still)) return true;
  }
  return false;
}

bool is_supposed(const StoryView& view, const ClauseItems& clause) {
  constexpr std::string_view kArabicQuestionMark = "\xD8\x9F";
  const ArticleView& a = view.articles[clause.article];
  const Analysis& analysis = view.reading(a).analysis;
  for (std::uint32_t t = clause.first; t < clause.last; ++t) {
    if (view.in_list(a, t, WordList::Condition)) return true;
  }
  const Sentence& sentence = analysis.sentences[analysis.tokens[clause.first].sentence];
  const std::string_view end = analysis.word(sentence.last - 1);
  return end == kArabicQuestionMark || end == "?";
}

bool tells_something(const StoryView& view, const ClauseItems& clause) {
  constexpr std::string_view kYa = "\xD9\x8A";
  constexpr std::string_view kTa = "\xD8\xAA";
  constexpr std::string_view kAlefTa = "\xD8\xA7\xD8\xAA";
  const ArticleView& a = view.articles[clause.article];
  const Analysis& analysis = view.reading(a).analysis;
  for (std::uint32_t t = clause.first; t < clause.last; ++t) {
    if (analysis.tokens[t].kind != TokenKind::Arabic || a.mention_of[t] != kNone) continue;
    if (view.in_list(a, t, WordList::Said)) continue;  // that somebody spoke is no fact without what he said
    if (view.in_list(a, t, WordList::Negation) || view.in_list(a, t, WordList::Lasting)) return true;
    for (const Cut& cut : proclitic_cuts(analysis.word(t))) {
      if (cut.definite || cut.preposition) continue;
      const std::string_view word = analysis.word(t).substr(cut.skip);
      if (word.size() < 8) continue;  // four letters
      if (view.lexicon.predicates.count(view.lexicon.keys.key(word)) != 0) return true;
      if (word.starts_with(kYa) && !view.in_list(a, t, WordList::DayWord)) return true;
      if (word.ends_with(kTa) && !word.ends_with(kAlefTa)) return true;
    }
  }
  const Span span = analysis.covering(clause.first, clause.last);
  const auto& statements = view.reading(a).statements;
  return std::any_of(statements.begin(), statements.end(), [&](const Statement& s) { return span.contains(s.cue); });
}

}  // namespace isnad
