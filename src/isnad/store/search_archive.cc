#include "isnad/store/search_archive.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "isnad/arabic/name_key.h"
#include "isnad/store/search_expression.h"
#include "isnad/store/search_query.h"

namespace isnad {
namespace {

// Of the articles that match, so many of the newest are ranked: a word of every day would else cost seconds.
constexpr std::size_t kRanked = 3000;
constexpr std::size_t kSnippetWords = 32;

/// The words of the text that the query asked for, and the stretch that holds most different ones.
void mark(Archive& archive, const SearchExpression& e, SearchHit& hit, const Article& article) {
  struct Word {
    Span span;
    std::size_t term;  // of the expression; kNowhere: not asked for
  };
  constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
  std::vector<Word> best;
  double best_weight = -1;
  for (const Block& block : article.blocks) {
    if (!is_content(block.role) || block.role == BlockRole::Title) continue;
    std::vector<Word> words;
    archive.words().split(slice(article.text, block.span), [&](Span s, const SearchWord& w) {
      const Span span{s.begin + block.span.begin, s.end + block.span.begin};
      auto at = e.marked.find(w.form);
      if (at == e.marked.end() && !w.stem.empty()) at = e.marked.find(w.stem);
      if (at == e.marked.end()) {
        for (const std::string& prefix : e.prefixes) {
          if (w.form.starts_with(prefix)) at = e.marked.find(prefix);
        }
      }
      words.push_back({span, at == e.marked.end() ? kNowhere : at->second});
    });
    for (std::size_t first = 0; first < words.size(); first += kSnippetWords / 4) {
      const std::size_t last = std::min(words.size(), first + kSnippetWords);
      std::set<std::size_t> terms;
      double weight = 0;
      for (std::size_t i = first; i < last; ++i) {
        if (words[i].term == kNowhere) continue;
        weight += terms.insert(words[i].term).second ? 1.0 : 0.05;
      }
      if (weight > best_weight) {
        best_weight = weight;
        best.assign(words.begin() + static_cast<std::ptrdiff_t>(first),
                    words.begin() + static_cast<std::ptrdiff_t>(last));
      }
      if (last == words.size()) break;
    }
  }
  if (best.empty()) return;
  hit.snippet = {best.front().span.begin, best.back().span.end};
  for (const Word& w : best) {
    if (w.term != kNowhere) hit.matches.push_back(w.span);
  }
}

ArchivedVersion describe(Archive& archive, std::int64_t key) {
  ArchivedVersion out;
  SqlStatement& row = archive
                          .db()(
                              "SELECT v.key, a.id, v.number, v.added, v.outlet, v.title, v.published FROM version v "
                              "JOIN article a ON a.key = v.article WHERE v.key = ?1")
                          .bind(key);
  if (row.step()) {
    out = {row.integer(0),           std::string(row.text(1)), static_cast<std::uint32_t>(row.integer(2)),
           std::string(row.text(3)), row.text_or_none(4),      row.text_or_none(5),
           row.text_or_none(6)};
  }
  row.reset();
  return out;
}

std::int64_t story_of(Archive& archive, std::int64_t version) {
  SqlStatement& row =
      archive.db()("SELECT m.story FROM member m JOIN version v ON v.article = m.article WHERE v.key = ?1")
          .bind(version);
  const std::int64_t story = row.step() ? row.integer(0) : 0;
  row.reset();
  return story;
}

}  // namespace

Result<SearchResult> search_archive(Archive& archive, std::string_view query, const SearchOptions& options) {
  const SearchNode parsed = parse_search(query);
  SearchResult result;
  std::set<std::int64_t> seen;
  for (const bool loose : {false, true}) {
    auto expression = make_expression(archive, parsed, loose);
    if (!expression) return tl::unexpected(expression.error());
    if (expression->query.empty()) break;
    if (!loose) result.spelled = expression->spelled;
    const std::size_t most = options.story == 0 ? options.limit : kRanked;
    for (const RankedVersion& c : archive.index().find(expression->query, kRanked, most)) {
      if (result.hits.size() >= options.limit || !seen.insert(c.version).second) continue;
      SearchHit hit;
      hit.story = story_of(archive, c.version);
      if (options.story != 0 && hit.story != options.story) continue;
      hit.version = describe(archive, c.version);
      hit.score = c.score;
      if (options.snippets) {
        const auto reading = archive.reading(c.version, false);
        if (!reading) return tl::unexpected(reading.error());
        hit.text = reading->article.text;
        mark(archive, *expression, hit, reading->article);
      }
      result.hits.push_back(std::move(hit));
    }
    if (result.hits.size() >= options.limit || !expression->can_be_loose) break;
  }
  if (auto fine = archive.db().check(); !fine) return tl::unexpected(fine.error());
  return result;
}

}  // namespace isnad
