#include "isnad/claim/story_view.h"

#include <algorithm>
#include <cmath>

#include "isnad/arabic/proclitics.h"

namespace isnad {
namespace {

/// Words commoner than this tell nothing by themselves.
constexpr double kTellingRarity = 0.27;

class Builder {
 public:
  explicit Builder(StoryView& view) : view_(view) {}

  void run() {
    for (const std::uint32_t r : view_.story.readings) add_article(r);
    weigh();
  }

 private:
  void add_article(std::uint32_t r) {
    const Analysis& analysis = view_.readings[r].analysis;
    ArticleView& a = view_.articles.emplace_back();
    a.reading = r;
    a.clauses = split_clauses(analysis, view_.lexicon.list(WordList::ClauseOpener));
    const std::size_t n = analysis.tokens.size();
    a.clause_of.assign(n, kNone);
    for (std::uint32_t c = 0; c < a.clauses.size(); ++c) {
      for (std::uint32_t t = a.clauses[c].first; t < a.clauses[c].last; ++t) a.clause_of[t] = c;
    }
    mark_mentions(a);
    a.key_of.assign(n, kNone);
    a.events_of.resize(n);
    for (std::uint32_t t = 0; t < n; ++t) add_word(a, t);
    count(a);
    mark_names(a);
  }

  void mark_names(const ArticleView& a) {
    view_.names.resize(view_.keys.size(), false);
    for (std::size_t t = 0; t < a.key_of.size(); ++t) {
      if (a.key_of[t] != kNone && a.mention_of[t] != kNone) view_.names[a.key_of[t]] = true;
    }
    const Reading& reading = view_.readings[a.reading];
    for (const LocalEntity& entity : reading.entities) {
      for (const Role& role : entity.roles) mark_office(a, role.span);
    }
  }

  /// The words of an office tell who, as his name does.
  void mark_office(const ArticleView& a, Span office) {
    const Analysis& analysis = view_.readings[a.reading].analysis;
    for (std::uint32_t t = analysis.token_at(office.begin);
         t < a.key_of.size() && analysis.tokens[t].span.begin < office.end; ++t) {
      if (a.key_of[t] != kNone) view_.names[a.key_of[t]] = true;
    }
  }

  void mark_mentions(ArticleView& a) const {
    const Reading& reading = view_.readings[a.reading];
    a.mention_of.assign(reading.analysis.tokens.size(), kNone);
    std::uint32_t t = 0;
    for (std::uint32_t m = 0; m < reading.mentions.size(); ++m) {
      const Span span = reading.mentions[m].span;
      while (t < a.mention_of.size() && reading.analysis.tokens[t].span.end <= span.begin) ++t;
      for (std::uint32_t u = t; u < a.mention_of.size() && reading.analysis.tokens[u].span.begin < span.end; ++u) {
        a.mention_of[u] = m;
      }
    }
  }

  void add_word(ArticleView& a, std::uint32_t t) {
    const Analysis& analysis = view_.readings[a.reading].analysis;
    const Token& token = analysis.tokens[t];
    const std::string_view word = analysis.word(token);
    if (token.kind == TokenKind::Punctuation || token.kind == TokenKind::Symbol) return;
    if (token.kind == TokenKind::Arabic) mark_events(a, t);
    if (token.kind == TokenKind::Arabic && word.size() < 4) return;
    const Known& known = known_word(word);
    if (known.rarity >= kTellingRarity) a.key_of[t] = known.key;
  }

  void mark_events(ArticleView& a, std::uint32_t t) const {
    const Analysis& analysis = view_.readings[a.reading].analysis;
    const Token& token = analysis.tokens[t];
    for (const Cut& cut : proclitic_cuts(analysis.word(token))) {
      const auto match = view_.lexicon.events.longest(analysis.folded, token.folded.begin + cut.skip);
      if (!match) continue;
      a.events_of[t].assign(match.payloads.begin(), match.payloads.end());
      return;
    }
  }

  struct Known {
    std::uint32_t key = kNone;
    double rarity = 0;
  };

  const Known& known_word(std::string_view word) {
    const auto [at, fresh] = known_.try_emplace(std::string(word));
    if (fresh) {
      const std::string key = view_.lexicon.keys.key(word);
      const auto [k, first] = number_.try_emplace(key, static_cast<std::uint32_t>(view_.keys.size()));
      if (first) {
        view_.keys.push_back(key);
        rarity_.push_back(view_.lexicon.keys.rarity(key));
      }
      at->second = {k->second, rarity_[k->second]};
    }
    return at->second;
  }

  void count(const ArticleView& a) {
    view_.key_articles.resize(view_.keys.size(), 0);
    view_.key_clauses.resize(view_.keys.size(), 0);
    std::vector<std::uint32_t> seen;
    for (const Clause& clause : a.clauses) {
      std::vector<std::uint32_t> here;
      for (std::uint32_t t = clause.first; t < clause.last; ++t) {
        if (a.key_of[t] != kNone) here.push_back(a.key_of[t]);
      }
      std::sort(here.begin(), here.end());
      here.erase(std::unique(here.begin(), here.end()), here.end());
      for (const std::uint32_t k : here) ++view_.key_clauses[k];
      seen.insert(seen.end(), here.begin(), here.end());
    }
    std::sort(seen.begin(), seen.end());
    seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
    for (const std::uint32_t k : seen) ++view_.key_articles[k];
    clauses_ += a.clauses.size();
  }

  void weigh() {
    const double n = std::max<double>(8.0, static_cast<double>(clauses_));
    view_.weights.resize(view_.keys.size());
    for (std::size_t k = 0; k < view_.keys.size(); ++k) {
      const double share = std::log(n / std::max<double>(1.0, view_.key_clauses[k])) / std::log(n);
      view_.weights[k] = rarity_[k] * std::clamp(2.0 * share, 0.1, 1.0);
    }
  }

  StoryView& view_;
  std::unordered_map<std::string, Known> known_;
  std::unordered_map<std::string, std::uint32_t> number_;
  std::vector<double> rarity_;
  std::size_t clauses_ = 0;
};

}  // namespace

std::uint32_t StoryView::entity(std::uint32_t r, std::uint32_t local) const {
  if (r >= registry.by_local.size() || local >= registry.by_local[r].size()) return kNone;
  return registry.by_local[r][local];
}

std::uint32_t StoryView::token_at(const ArticleView& a, std::uint32_t byte) const {
  return reading(a).analysis.token_at(byte);
}

bool StoryView::in_list(const ArticleView& a, std::uint32_t token, WordList which) const {
  const Analysis& analysis = reading(a).analysis;
  const Token& t = analysis.tokens[token];
  if (t.kind != TokenKind::Arabic) return false;
  for (const Cut& cut : proclitic_cuts(analysis.word(t))) {
    if (cut.skip != 0 && !cut.conjunction && !cut.preposition && !cut.definite) continue;
    if (lexicon.list(which).longest(analysis.folded, t.folded.begin + cut.skip)) return true;
  }
  return false;
}

bool StoryView::is_hedge(const ArticleView& a, std::uint32_t token) const {
  if (in_list(a, token, WordList::Hedge)) return true;
  const Analysis& analysis = reading(a).analysis;
  if (!in_list(a, token, WordList::May) || token + 1 >= analysis.tokens.size()) return false;
  constexpr std::string_view kYa = "\xD9\x8A";
  constexpr std::string_view kTa = "\xD8\xAA";
  const std::string_view next = analysis.word(token + 1);
  return next.starts_with(kYa) || (next.starts_with(kTa) && !in_list(a, token + 1, WordList::PastTa));
}

std::uint32_t StoryView::independent(const std::vector<Evidence>& evidence) const {
  std::vector<Lineage::Carrier> carriers;
  carriers.reserve(evidence.size());
  for (const Evidence& e : evidence) carriers.push_back({e.reading, e.span});
  return lineage.independent(carriers);
}

std::string StoryView::words(Evidence evidence) const {
  return plain_text(readings[evidence.reading].article.text, evidence.span);
}

StoryView view_story(const std::vector<Reading>& readings, const Registry& registry, const Story& story,
                     const Lineage& lineage, const ClaimLexicon& lexicon) {
  StoryView view{.readings = readings,
                 .registry = registry,
                 .story = story,
                 .lineage = lineage,
                 .lexicon = lexicon,
                 .articles = {},
                 .keys = {},
                 .key_articles = {},
                 .key_clauses = {},
                 .weights = {},
                 .names = {}};
  Builder(view).run();
  return view;
}

}  // namespace isnad
