#include "isnad/claim/told_claim.h"

#include <algorithm>

#include "isnad/claim/story_event.h"
#include "isnad/lexicon/table.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

constexpr double kNamedElsewhere = 0.8;  // of the weight of a name that stands elsewhere in the article
constexpr double kToldElsewhere = 0.5;   // of a word's

bool holds(const ClauseItems& items, std::uint64_t key) {
  return std::any_of(items.items.begin(), items.items.end(), [&](const Item& y) { return y.key == key; });
}

}  // namespace

std::uint32_t entity_of(const Item& item) {
  return item.kind == ItemKind::Entity ? static_cast<std::uint32_t>(item.key & 0xFFFFFFFFU) : kNone;
}

ToldClaim::ToldClaim(const StoryView& view, std::uint32_t claim)
    : view_(view), figures_(quantity_claims(view, find_story_event(view))) {
  const Analysis& analysis = view.reading(view.articles[claim]).analysis;
  claim_ = read(claim, 0, static_cast<std::uint32_t>(analysis.tokens.size()));
  for (const Item& item : claim_.items.items) {
    const bool known = std::any_of(items_.begin(), items_.end(), [&](const Item& x) { return x.key == item.key; });
    if (item.kind != ItemKind::Number && !known) items_.push_back(item);
  }
  const auto head =
      std::find_if(items_.begin(), items_.end(), [](const Item& item) { return item.kind == ItemKind::Word; });
  if (head != items_.end()) head_ = static_cast<std::uint32_t>(head - items_.begin());
}

Telling ToldClaim::read(std::uint32_t article, std::uint32_t first, std::uint32_t last) const {
  const ArticleView& a = view_.articles[article];
  const Reading& reading = view_.reading(a);
  Telling out;
  out.items = items_of(view_, article, first, last);
  if (first == last) return out;
  const Span span = reading.analysis.covering(first, last);
  drop_dates(reading, out.items);
  for (const QuantityClaim& q : figures_) {
    if (q.evidence.reading == a.reading && span.contains(q.evidence.span)) out.figures.push_back(&q);
  }
  for (const TimeMention& time : reading.times) {
    if (!span.contains(time.span)) continue;
    const CalendarDate date = parse_calendar_date(time.value.empty() ? time.weekday_value : time.value);
    if (!date.empty()) out.dates.push_back(date);
  }
  for (const Item& item : out.items.items) {
    if (is_place(item)) out.places.push_back(entity_of(item));
  }
  return out;
}

bool ToldClaim::is_place(const Item& item) const {
  const std::uint32_t entity = entity_of(item);
  return entity != kNone && view_.registry.entities[entity].type == EntityType::Place;
}

bool ToldClaim::is_where(const Item& item, const ArticleView& a) const {
  if (!is_place(item)) return false;
  const Analysis& analysis = view_.reading(a).analysis;
  for (std::uint32_t t = item.first; t > 0 && item.first - t < 3; --t) {  // "in the city of", "in the province of"
    if (view_.in_list(a, t - 1, WordList::Locative)) return true;
  }
  constexpr std::string_view kBa = "\xD8\xA8";
  const Token& token = analysis.tokens[item.first];
  const Token* before = item.first > 0 ? &analysis.tokens[item.first - 1] : nullptr;
  const auto with_ba = [&](const Token& t) {
    const std::string_view word = analysis.word(t);
    return word.starts_with(kBa) && view_.lexicon.keys.bare(word) == word.substr(kBa.size());
  };
  return with_ba(token) || (before != nullptr && with_ba(*before));
}

/// When it happened is compared as dates, not as words.
void ToldClaim::drop_dates(const Reading& reading, ClauseItems& items) const {
  std::erase_if(items.items, [&](const Item& item) {
    const Span span = reading.analysis.covering(item.first, item.last);
    return std::any_of(reading.times.begin(), reading.times.end(),
                       [&](const TimeMention& t) { return t.kind != TimeKind::Duration && t.span.contains(span); });
  });
}

double ToldClaim::covered(const Telling& said, const Telling& whole, const Item* left_out) const {
  double all = 0;
  double sum = 0;
  for (const Item& x : items_) {
    if (left_out != nullptr && x.key == left_out->key) continue;
    all += x.weight;
    if (has(said, x)) {
      sum += x.weight;
    } else if (has(whole, x)) {
      sum += x.weight * (x.kind == ItemKind::Word ? kToldElsewhere : kNamedElsewhere);
    }
  }
  return all > 0 ? sum / all : 0;
}

std::size_t ToldClaim::shared_words(const Telling& said) const {
  return static_cast<std::size_t>(std::count_if(
      items_.begin(), items_.end(), [&](const Item& x) { return x.kind == ItemKind::Word && has(said, x); }));
}

bool ToldClaim::has(const Telling& said, const Item& x) const {
  if (holds(said.items, x.key)) return true;
  if (x.kind != ItemKind::Entity || said.items.first >= said.items.last) return false;
  if (is_place(x) && std::any_of(said.places.begin(), said.places.end(),
                                 [&](std::uint32_t p) { return lies_within(view_.registry, p, entity_of(x)); })) {
    return true;
  }
  const Analysis& mine = view_.reading(view_.articles[claim_.items.article]).analysis;
  for (std::uint32_t t = x.first; t < x.last; ++t) {
    if (!has_word(said, view_.lexicon.keys.bare(mine.word(t)), is_place(x))) return false;
  }
  return true;
}

bool ToldClaim::has_word(const Telling& said, const std::string& bare, bool with_adjective) const {
  constexpr std::size_t kStemBytes = 8;  // four letters
  const ArticleView& a = view_.articles[said.items.article];
  const Analysis& analysis = view_.reading(a).analysis;
  for (std::uint32_t t = said.items.first; t < said.items.last; ++t) {
    if (analysis.tokens[t].kind != TokenKind::Arabic) continue;
    const std::string other = view_.lexicon.keys.bare(analysis.word(t));
    if (other == bare || (with_adjective && bare.size() >= kStemBytes && other.starts_with(bare))) return true;
  }
  return false;
}

bool ToldClaim::alike(std::uint32_t x, std::uint32_t y) const {
  const std::string a = fold(view_.registry.entities[x].name);
  const std::string b = fold(view_.registry.entities[y].name);
  const std::vector<std::string_view> in_a = split_list(a, ' ');
  const std::vector<std::string_view> in_b = split_list(b, ' ');
  const auto& few = in_a.size() <= in_b.size() ? in_a : in_b;
  const auto& many = in_a.size() <= in_b.size() ? in_b : in_a;
  return !few.empty() && std::all_of(few.begin(), few.end(), [&](std::string_view word) {
    return std::find(many.begin(), many.end(), word) != many.end();
  });
}

bool ToldClaim::names_told(const Telling& whole, std::uint32_t but) const {
  return std::all_of(items_.begin(), items_.end(),
                     [&](const Item& x) { return x.kind != ItemKind::Entity || entity_of(x) == but || has(whole, x); });
}

bool ToldClaim::groups_told(const Telling& said) const {
  return std::all_of(items_.begin(), items_.end(),
                     [&](const Item& x) { return x.kind != ItemKind::NameWord || has(said, x); });
}

}  // namespace isnad
