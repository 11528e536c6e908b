#include "isnad/claim/quantity_claims.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "isnad/claim/calendar_date.h"

namespace isnad {
namespace {

constexpr std::uint32_t kHedgeReach = 8;
constexpr std::uint32_t kContextReach = 6;
constexpr std::array<std::string_view, 16> kCumulative = {
    "killed",   "injured",   "missing",  "displaced", "rescued",  "detained", "affected", "homeless",
    "infected", "evacuated", "released", "destroyed", "survivor", "refugee",  "hostage",  "casualties"};

/// The claim's sentence, quotation or statement tells who says so.
void attribute(const StoryView& view, const ArticleView& a, const QuantityMention& q, QuantityClaim& claim) {
  const Reading& reading = view.reading(a);
  Span best;
  for (const Quotation& quote : reading.quotations) {
    if (!quote.span.contains(q.span) && !(quote.sentence == q.sentence && quote.span.overlaps(q.span))) continue;
    if (!best.empty() && best.size() <= quote.span.size()) continue;
    best = quote.span;
    claim.attributed_to = quote.speaker == kNone ? kNone : view.entity(a.reading, quote.speaker);
    claim.attributed_text = quote.speaker_text;
  }
  if (!best.empty()) return;
  for (const Statement& s : reading.statements) {
    if (s.holder == kNone || !s.span.contains(q.span)) continue;
    claim.attributed_to = view.entity(a.reading, s.holder);
    return;
  }
}

/// The day of the story's first article; empty when none is dated.
std::string first_day(const StoryView& view) {
  std::string first;
  for (const ArticleView& a : view.articles) {
    const auto& published = view.reading(a).article.published;
    if (!published) continue;
    const std::string day = published->value.substr(0, 10);
    if (first.empty() || day < first) first = day;
  }
  return first;
}

/// "35 were killed on Tuesday" on Friday: Tuesday is the day of the event, and the count is Friday's.
void date_count(const StoryView& view, const ArticleView& a, const std::string& first, QuantityClaim& claim) {
  const auto& published = view.reading(a).article.published;
  if (!is_cumulative(claim.measures) || !published || first.empty()) return;
  const std::string own = published->value.substr(0, 10);
  if (claim.as_of > first || own <= claim.as_of) return;
  claim.as_of = own;
  claim.event_dated = true;
}

std::string day_of(const StoryView& view, const ArticleView& a, const QuantityMention& q) {
  const Reading& reading = view.reading(a);
  for (const TimeMention& time : reading.times) {
    if (time.sentence == q.sentence && parse_calendar_date(time.value).full()) return time.value.substr(0, 10);
  }
  return reading.article.published ? reading.article.published->value.substr(0, 10) : std::string();
}

/// Another figure for the same in the sentence, or a word of rising: what comes "after the death of two" is added to it.
bool tells_a_rise(const StoryView& view, const ArticleView& a, const Sentence& sentence, const QuantityMention& q) {
  for (const QuantityMention& other : view.reading(a).quantities) {
    if (other.sentence == q.sentence && other.span != q.span && other.measures == q.measures) return true;
  }
  for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
    if (view.in_list(a, t, WordList::Rise)) return true;
  }
  return false;
}

void scope_of(const StoryView& view, const StoryEvent& event, const ArticleView& a, std::uint32_t first,
              std::uint32_t last, const QuantityMention& q, QuantityClaim& claim) {
  const Reading& reading = view.reading(a);
  if (q.part_of != kNone) claim.scope = "part";
  const bool counted = is_cumulative(q.measures);
  const std::uint32_t c = a.clause_of[first];
  if (c == kNone) return;
  const Clause& clause = a.clauses[c];
  for (std::uint32_t t = first > clause.first + 3 ? first - 3 : clause.first; t < first; ++t) {
    if (view.in_list(a, t, WordList::Rise) && first - t <= 2) claim.scope = "rise";
    if (counted && view.in_list(a, t, WordList::Except)) claim.scope = "part";  // "no losses there, except three injured"
    // "rose to 12 after the death of two of the injured"; but "went out after it had left 15 dead"
    constexpr std::string_view kThat = "\xd8\xa7\xd9\x86";
    if (counted && view.in_list(a, t, WordList::Aftermath) && reading.analysis.word(t + 1) != kThat &&
        tells_a_rise(view, a, reading.analysis.sentences[reading.analysis.tokens[first].sentence], q))
      claim.scope = "rise";
  }
  for (std::uint32_t t = first; t < last + 1 && t < clause.last; ++t) {
    if (counted && t > first && view.in_list(a, t, WordList::Part)) claim.scope = "part";  // "two of the injured"
  }
  for (std::uint32_t t = clause.first; t < clause.last; ++t) {
    if (counted && t + 12 > first && t < last + 12 && view.in_list(a, t, WordList::OtherOccasion))
      claim.scope = "other-occasion";
  }
  for (std::uint32_t t = last; t < clause.last && t < last + 5; ++t) {
    if (view.in_list(a, t, WordList::Elsewhere)) {
      claim.scope = "elsewhere";
      return;
    }
    const std::uint32_t m = a.mention_of[t];
    if (m == kNone || reading.mentions[m].type != EntityType::Place) continue;
    const std::uint32_t place = view.entity(a.reading, reading.mentions[m].entity);
    if (place == kNone) continue;
    const bool ours = std::any_of(event.places.begin(), event.places.end(),
                                  [&](std::uint32_t p) { return same_chain(view.registry, p, place); });
    if (!ours && claim.scope.empty()) claim.scope = view.registry.entities[place].id;
    return;
  }
}

QuantityClaim to_claim(const StoryView& view, const StoryEvent& event, const ArticleView& a, const QuantityMention& q) {
  const Reading& reading = view.reading(a);
  const Analysis& analysis = reading.analysis;
  QuantityClaim claim;
  claim.evidence = {a.reading, q.span};
  claim.low = q.low;
  claim.high = q.high;
  claim.qualifier = q.qualifier;
  claim.unit = q.unit;
  claim.measures = q.measures;
  const std::uint32_t first = view.token_at(a, q.span.begin);
  if (first >= analysis.tokens.size()) return claim;
  const std::uint32_t last =
      std::max(first + 1, std::min<std::uint32_t>(view.token_at(a, q.span.end - 1) + 1,
                                                  static_cast<std::uint32_t>(analysis.tokens.size())));
  const Sentence& sentence = analysis.sentences[analysis.tokens[first].sentence];
  claim.sentence = analysis.tokens[first].sentence;
  claim.headline = sentence.role == BlockRole::Title || sentence.role == BlockRole::Heading;
  const std::uint32_t floor = first > sentence.first + kHedgeReach ? first - kHedgeReach : sentence.first;
  for (std::uint32_t t = floor; t < first; ++t) {
    claim.forecast |= view.is_hedge(a, t);
    claim.rumour |= view.in_list(a, t, WordList::Rumour);
  }
  for (std::uint32_t t = first; t-- > floor && first - t <= 3;) {
    if (a.key_of[t] == kNone || a.mention_of[t] != kNone) continue;
    claim.head = a.key_of[t];
    break;
  }
  for (std::uint32_t t = first > sentence.first + kContextReach ? first - kContextReach : sentence.first;
       t < sentence.last && t < last + kContextReach; ++t) {
    if (a.key_of[t] != kNone && (t < first || t >= last)) claim.context.push_back(a.key_of[t]);
  }
  std::sort(claim.context.begin(), claim.context.end());
  claim.context.erase(std::unique(claim.context.begin(), claim.context.end()), claim.context.end());
  for (std::uint32_t t = last; t-- > first;) {
    if (analysis.tokens[t].kind != TokenKind::Arabic || a.key_of[t] == kNone) continue;
    // Of what grows only a named group counts apart ("12 children"); of the rest whatever is counted.
    if (is_cumulative(claim.measures) && !view.in_list(a, t, WordList::Group)) continue;
    claim.noun = a.key_of[t];
    break;
  }
  for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
    if (a.mention_of[t] == kNone) continue;
    const std::uint32_t e = view.entity(a.reading, reading.mentions[a.mention_of[t]].entity);
    if (e != kNone) claim.names.push_back(e);
  }
  std::sort(claim.names.begin(), claim.names.end());
  attribute(view, a, q, claim);
  claim.as_of = day_of(view, a, q);
  scope_of(view, event, a, first, last, q, claim);
  return claim;
}

}  // namespace

bool is_cumulative(const std::string& measures) {
  return std::find(kCumulative.begin(), kCumulative.end(), measures) != kCumulative.end();
}

std::vector<QuantityClaim> quantity_claims(const StoryView& view, const StoryEvent& event) {
  std::vector<QuantityClaim> out;
  const std::string first = first_day(view);
  for (const ArticleView& a : view.articles) {
    for (const QuantityMention& q : view.reading(a).quantities) {
      if (q.ordinal || q.span.empty()) continue;
      out.push_back(to_claim(view, event, a, q));
      date_count(view, a, first, out.back());
    }
  }
  return out;
}

}  // namespace isnad
