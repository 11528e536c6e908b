#include "isnad/story/compare_descriptions.h"

#include <algorithm>
#include <cmath>

namespace isnad {
namespace {

/// How far apart two articles may date one event; the stricter kind decides.
int tolerance(const Description& a, const Description& b, const StoryLexicon& lexicon) {
  constexpr int kUnknown = 14;
  const auto days = [&](const Description& d) {
    return d.occasion < 0 ? kUnknown : lexicon.occasions()[static_cast<std::size_t>(d.occasion)].days;
  };
  return a.occasion == b.occasion ? days(a) : std::max(days(a), days(b));
}

/// Do two articles name one month in their leads? A month without a year may be that month of any year.
bool share_a_month(const Description& a, const Description& b) {
  const auto holds = [](const std::vector<std::int32_t>& months, std::int32_t month) {
    return std::binary_search(months.begin(), months.end(), month);
  };
  const auto any = [&](const Description& x, const Description& y) {
    return std::any_of(x.periods.begin(), x.periods.end(),
                       [&](std::int32_t m) { return holds(y.periods, m) || holds(y.open_months, m % 12); }) ||
           std::any_of(x.open_months.begin(), x.open_months.end(),
                       [&](std::int32_t m) { return holds(y.open_months, m); });
  };
  return any(a, b) || any(b, a);
}

/// Evidence of time: above 1 when both date the event alike, below when they cannot mean one event. What is held on a
/// day (a match, a meeting, a decision) is another event on another day, however alike the words; what is counted for
/// weeks is not.
double time_factor(const Description& a, const Description& b, const StoryLexicon& lexicon) {
  constexpr int kHeldOnADay = 2;
  const int allowed = tolerance(a, b, lexicon);
  double factor = 1.0;
  const bool dated = a.event_day != Description::kNoDay && b.event_day != Description::kNoDay;
  if (a.day() != Description::kNoDay && b.day() != Description::kNoDay) {
    const int apart = std::abs(a.day() - b.day());
    const bool held = allowed <= kHeldOnADay;
    if (dated && apart <= 1) {
      factor *= 1.3;
    } else if (apart > 4 * allowed + 30) {
      factor *= held ? (dated ? 0.08 : 0.1) : 0.2;
    } else if (apart > allowed + (dated ? 0 : 7)) {  // a report may come a week after the event
      factor *= held && dated ? 0.15 : 0.45;
    }
  }
  const bool months_a = !a.periods.empty() || !a.open_months.empty();
  const bool months_b = !b.periods.empty() || !b.open_months.empty();
  if (months_a && months_b) factor *= share_a_month(a, b) ? 1.15 : 0.5;
  return factor;
}

/// A long article that never names the place another keeps naming tells of something else.
bool lacks_headline_place(const Description& a, const Description& b, const StoryLexicon& lexicon) {
  constexpr std::uint32_t kLong = 150;
  if (a.headline_place == kNoPlace || b.length < kLong) return false;
  return std::none_of(b.places.begin(), b.places.end(), [&](PlaceId place) {
    return lexicon.places().is_local(place) && lexicon.places().nested(place, a.headline_place);
  });
}

/// Evidence of place: above 1 when the leads put the event in one place, below when they put it in two.
double place_factor(const Description& a, const Description& b, const StoryLexicon& lexicon) {
  if (lacks_headline_place(a, b, lexicon) || lacks_headline_place(b, a, lexicon)) return 0.15;
  if (a.scenes.empty() || b.scenes.empty()) return 1.0;
  bool one_country = false;
  for (const PlaceId x : a.scenes) {
    for (const PlaceId y : b.scenes) {
      if (lexicon.places().nested(x, y)) return 1.25;
      one_country = one_country || lexicon.places().country(x) == lexicon.places().country(y);
    }
  }
  if (!one_country) return 0.3;
  // Newsrooms name the town, the valley or the province, and one may name the wrong one: an event of one kind, on one
  // day, in one country is not thrown out for that.
  const bool one_day = a.event_day != Description::kNoDay && b.event_day != Description::kNoDay &&
                       std::abs(a.event_day - b.event_day) <= 1;
  return one_day && a.occasion >= 0 && a.occasion == b.occasion ? 1.25 : 0.75;
}

/// Two articles that each name several and share nobody and nothing are likely of two events told in one manner.
double name_factor(const Description& a, const Description& b) {
  constexpr std::size_t kSeveral = 3;
  constexpr double kNobody = 0.02;
  if (a.entities.size() < kSeveral || b.entities.size() < kSeveral) return 1.0;
  return cosine(a.entities, b.entities) < kNobody ? 0.5 : 1.0;
}

/// One family name, and the given name of neither speaks against it; or the same first two words, the family left out.
bool can_be_one(const PersonKey& a, const PersonKey& b) {
  if (a.last == b.last && (a.first == b.first || a.first == 0 || b.first == 0)) return true;
  return a.first != 0 && a.first == b.first &&
         ((a.second != 0 && (a.second == b.second || a.second == b.last)) || (b.second != 0 && b.second == a.last));
}

/// Of the names that are no places.
double cosine_of_actors(const std::vector<Term>& a, const std::vector<Term>& b) {
  double sum = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (i->key < j->key) {
      ++i;
    } else if (j->key < i->key) {
      ++j;
    } else {
      if (!is_place_key(i->key)) sum += static_cast<double>(i->weight) * static_cast<double>(j->weight);
      ++i;
      ++j;
    }
  }
  return sum;
}

/// Two events of one kind in one town are told in the same words, but by other people: where both articles give persons
/// their full names and nobody is in both, they are likely two, unless they share the bodies that act. (Learnt on made-up
/// heaps; of 30 pairs that it parts in a day of Saudi news, read by hand, 26 were two events.)
double person_factor(const Description& a, const Description& b) {
  constexpr double kNobody = 0.35;
  constexpr double kOfActors = 2.0;
  const auto in_full = [](const PersonKey& p) { return p.first != 0; };
  if (std::none_of(a.persons.begin(), a.persons.end(), in_full)) return 1.0;
  if (std::none_of(b.persons.begin(), b.persons.end(), in_full)) return 1.0;
  for (const PersonKey& x : a.persons) {
    if (std::any_of(b.persons.begin(), b.persons.end(), [&](const PersonKey& y) { return can_be_one(x, y); }))
      return 1.0;
  }
  return std::min(1.0, kNobody + kOfActors * cosine_of_actors(a.entities, b.entities));
}

/// A match is no poll and no accident; an attack may be called a fire.
double kind_factor(const Description& a, const Description& b, const StoryLexicon& lexicon) {
  using Class = StoryLexicon::OccasionClass;
  if (a.occasion < 0 || b.occasion < 0 || a.occasion == b.occasion) return 1.0;
  const Class x = lexicon.occasions()[static_cast<std::size_t>(a.occasion)].of;
  const Class y = lexicon.occasions()[static_cast<std::size_t>(b.occasion)].of;
  if (x == Class::Talk || y == Class::Talk) return 1.0;
  return x == Class::Contest || y == Class::Contest ? 0.5 : 0.7;
}

}  // namespace

double likeness(const Description& a, const Description& b) {
  const double words = cosine(a.words, b.words);
  const bool named = !a.entities.empty() && !b.entities.empty();
  return 0.7 * words + 0.3 * (named ? cosine(a.entities, b.entities) : words);
}

double share_of_strangers(std::size_t articles) {
  constexpr double kSmall = 300;  // articles, as for the bar of a small heap (agglomerate.h)
  return std::clamp(std::log10(static_cast<double>(articles) / kSmall), 0.0, 1.0);
}

double occasion_factor(const Description& a, const Description& b, const StoryLexicon& lexicon, double strangers) {
  const double others = person_factor(a, b) * kind_factor(a, b, lexicon);
  return time_factor(a, b, lexicon) * place_factor(a, b, lexicon) * name_factor(a, b) * std::pow(others, strangers);
}

}  // namespace isnad
