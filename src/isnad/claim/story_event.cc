#include "isnad/claim/story_event.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace isnad {
namespace {

constexpr std::uint32_t kBackward = 18;  // tokens a governor may stand before what it governs
constexpr std::uint32_t kForward = 10;   // ... after it, when the clause opens with the date

/// Index of the article's first sentence that is no title.
std::uint32_t lead_sentence(const Analysis& analysis) {
  for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
    const BlockRole role = analysis.sentences[s].role;
    if (role == BlockRole::Lead || role == BlockRole::Body) return s;
  }
  return 0;
}

std::vector<double> class_scores(const StoryView& view) {
  std::vector<double> total(view.lexicon.event_classes.size(), 0.0);
  for (const ArticleView& a : view.articles) {
    const Analysis& analysis = view.reading(a).analysis;
    const std::uint32_t lead = lead_sentence(analysis);
    std::vector<double> mine(total.size(), 0.0);
    for (std::uint32_t t = 0; t < analysis.tokens.size(); ++t) {
      const std::uint32_t s = analysis.tokens[t].sentence;
      const BlockRole role = analysis.sentences[s].role;
      const double worth = role == BlockRole::Title ? 3.0 : s == lead ? 2.0 : role == BlockRole::Heading ? 1.0 : 0.3;
      for (const std::uint32_t c : a.events_of[t]) mine[c] += worth;
    }
    for (std::size_t c = 0; c < mine.size(); ++c) total[c] += std::min(mine[c], 8.0);
  }
  return total;
}

/// Events that consist in being announced: the day it was said is the day it happened.
bool is_announced(std::string_view name) {
  return name == "decision" || name == "agreement" || name == "appointment" || name == "ruling";
}

void find_classes(const StoryView& view, StoryEvent& event) {
  std::vector<double> scores = class_scores(view);
  event.classes.assign(scores.size(), false);
  if (scores.empty()) return;
  for (std::size_t c = 0; c < scores.size(); ++c) {
    if (view.lexicon.event_classes[c] == "war") scores[c] *= 0.4;
  }
  const auto best = std::max_element(scores.begin(), scores.end());
  if (*best <= 0) return;
  event.main_class = static_cast<std::uint32_t>(best - scores.begin());
  event.announced = is_announced(view.lexicon.event_classes[event.main_class]);
  for (std::size_t c = 0; c < scores.size(); ++c) {
    event.classes[c] = scores[c] >= 0.4 * *best && (c == event.main_class || view.lexicon.event_classes[c] != "war");
  }
}

bool is_event_word(const StoryEvent& event, const ArticleView& a, std::uint32_t t) {
  return std::any_of(a.events_of[t].begin(), a.events_of[t].end(), [&](std::uint32_t c) { return event.classes[c]; });
}

/// The registry entity of a place mention that covers the token, else kNone.
std::uint32_t place_at(const StoryView& view, const ArticleView& a, std::uint32_t t) {
  if (a.mention_of[t] == kNone) return kNone;
  const EntityMention& m = view.reading(a).mentions[a.mention_of[t]];
  return m.type == EntityType::Place ? view.entity(a.reading, m.entity) : kNone;
}

/// What stands before the preposition is another event: "the war in" a country is not where the summit was.
bool of_another(const StoryEvent& event, const ArticleView& a, std::uint32_t at) {
  for (std::uint32_t t = at; t-- > 0 && at - t <= 3 && a.clause_of[t] == a.clause_of[at];) {
    if (is_event_word(event, a, t)) return false;
    if (!a.events_of[t].empty()) return true;
  }
  return false;
}

/// The place is told as where something is: "in", "at", or a city, a base, a hall of that name, or the event's own name
/// ("the Alaska summit"). A capital that stands for its government is none of these.
bool is_locative(const StoryView& view, const StoryEvent& event, const ArticleView& a, std::uint32_t t) {
  const Analysis& analysis = view.reading(a).analysis;
  constexpr std::string_view kBa = "\xD8\xA8";
  const EntityMention& m = view.reading(a).mentions[a.mention_of[t]];
  std::uint32_t first = t;
  while (first > 0 && a.mention_of[first - 1] == a.mention_of[t]) --first;
  const bool cut = analysis.tokens[first].span.begin < m.span.begin;
  if (cut && analysis.word(first).starts_with(kBa)) return true;
  for (std::uint32_t u = first; u-- > 0 && first - u <= 3 && a.clause_of[u] == a.clause_of[t];) {
    if (view.in_list(a, u, WordList::Locative)) return !of_another(event, a, u);
    if (first - u == 1 && is_event_word(event, a, u)) return true;
    if (!view.in_list(a, u, WordList::Site)) return false;
    if (analysis.word(u).starts_with(kBa)) return true;
  }
  return false;
}

/// Places named in clauses that hold a word of the event, in the titles and leads, counted by articles.
void find_places(const StoryView& view, StoryEvent& event) {
  std::map<std::uint32_t, std::uint32_t> articles;
  for (const ArticleView& a : view.articles) {
    const Analysis& analysis = view.reading(a).analysis;
    const std::uint32_t lead = lead_sentence(analysis);
    std::vector<std::uint32_t> mine;
    for (const Clause& clause : a.clauses) {
      bool tells = clause.sentence <= lead;
      for (std::uint32_t t = clause.first; t < clause.last && !tells; ++t) tells = is_event_word(event, a, t);
      for (std::uint32_t t = clause.first; tells && t < clause.last; ++t) {
        const std::uint32_t place = place_at(view, a, t);
        if (place != kNone && is_locative(view, event, a, t)) mine.push_back(place);
      }
    }
    std::sort(mine.begin(), mine.end());
    mine.erase(std::unique(mine.begin(), mine.end()), mine.end());
    for (const std::uint32_t place : mine) ++articles[place];
  }
  std::uint32_t most = 0;
  for (const auto& [place, n] : articles) most = std::max(most, n);
  for (const auto& [place, n] : articles) {
    if (2 * n >= most) event.places.push_back(place);
  }
}

/// A year, a month or "the next" right after the event's noun makes it another occasion.
bool other_occasion(const StoryView& view, const ArticleView& a, std::uint32_t noun, std::uint32_t last) {
  for (std::uint32_t t = noun + 1; t < last && t <= noun + 2; ++t) {
    if (view.in_list(a, t, WordList::OtherOccasion)) return true;
  }
  const std::uint32_t floor = noun > 3 ? noun - 3 : 0;
  for (std::uint32_t t = noun; t-- > floor && a.clause_of[t] == a.clause_of[noun];) {
    if (view.in_list(a, t, WordList::OtherOccasion)) return true;
  }
  return false;
}

/// The event's noun hangs on a count, a cause or an aftermath: "the dead of the fire", "after the quake".
bool is_oblique(const StoryView& view, const ArticleView& a, std::uint32_t noun, std::uint32_t floor) {
  for (std::uint32_t t = noun; t-- > floor && noun - t <= 3;) {
    if (view.in_list(a, t, WordList::Oblique)) return true;
    if (a.clause_of[t] != a.clause_of[noun]) return false;
  }
  return false;
}

}  // namespace

bool lies_within(const Registry& registry, std::uint32_t inner, std::uint32_t outer) {
  std::uint32_t at = inner;
  for (int step = 0; step < 8 && at < registry.entities.size(); ++step) {
    if (at == outer) return true;
    const std::string& id = registry.entities[at].within;
    std::uint32_t number = 0;
    if (id.size() < 2 || std::from_chars(id.data() + 1, id.data() + id.size(), number).ec != std::errc{}) return false;
    if (number == 0 || number > registry.entities.size() || registry.entities[number - 1].id != id) return false;
    at = number - 1;
  }
  return false;
}

bool same_chain(const Registry& registry, std::uint32_t a, std::uint32_t b) {
  return lies_within(registry, a, b) || lies_within(registry, b, a);
}

bool happens_at(const StoryView& view, const StoryEvent& event, const ArticleView& a, std::uint32_t token) {
  const std::uint32_t c = a.clause_of[token];
  if (c == kNone || !is_locative(view, event, a, token)) return false;
  bool tells = false;
  for (std::uint32_t t = a.clauses[c].first; t < a.clauses[c].last; ++t) {
    if (view.in_list(a, t, WordList::OtherOccasion)) return false;
    tells |= is_event_word(event, a, t);
  }
  return tells;
}

StoryEvent find_story_event(const StoryView& view) {
  StoryEvent event;
  find_classes(view, event);
  find_places(view, event);
  return event;
}

Governor governor_of(const StoryView& view, const StoryEvent& event, const ArticleView& a, std::uint32_t first,
                     std::uint32_t last) {
  const Analysis& analysis = view.reading(a).analysis;
  if (first >= analysis.tokens.size()) return Governor::None;
  const Sentence& sentence = analysis.sentences[analysis.tokens[first].sentence];
  const std::uint32_t floor = first > sentence.first + kBackward ? first - kBackward : sentence.first;
  bool beside = false;  // a place of the event stands right before it: "Alaska 2025"
  for (std::uint32_t t = first; t-- > floor;) {
    if (view.in_list(a, t, WordList::Since)) return Governor::Since;
    if (const std::uint32_t place = place_at(view, a, t); place != kNone && first - t == 1) {
      const bool ours = std::any_of(event.places.begin(), event.places.end(),
                                    [&](std::uint32_t p) { return same_chain(view.registry, p, place); });
      if (!ours) return Governor::OtherPlace;
      beside = true;
    }
    if (is_event_word(event, a, t)) {
      return other_occasion(view, a, t, first) || is_oblique(view, a, t, floor) ? Governor::OtherEvent
                                                                                : Governor::Event;
    }
    if (!a.events_of[t].empty()) return Governor::OtherEvent;
    if (!event.announced && view.in_list(a, t, WordList::Said)) return Governor::OtherEvent;  // when it was said
  }
  if (beside) return Governor::Event;
  const std::uint32_t ceiling = std::min(sentence.last, last + kForward);
  for (std::uint32_t t = last; t < ceiling; ++t) {
    if (is_event_word(event, a, t)) {
      return other_occasion(view, a, t, ceiling) || is_oblique(view, a, t, sentence.first) ? Governor::OtherEvent
                                                                                           : Governor::Event;
    }
    if (!a.events_of[t].empty()) return Governor::OtherEvent;
  }
  return Governor::None;
}

}  // namespace isnad
