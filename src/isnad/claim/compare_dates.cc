#include "isnad/claim/compare_dates.h"

#include <algorithm>
#include <string>

#include "isnad/claim/calendar_date.h"
#include "isnad/claim/gather_values.h"

namespace isnad {
namespace {

struct Assertion {
  Evidence evidence;
  std::string value;  // EDTF
  CalendarDate parts;
  bool from_published = false;
  long published = 0;  // day number of the article's own day; 0: unknown
};

struct Group {
  std::vector<Assertion> members;
  std::vector<std::uint32_t> readings;
};

const std::string& value_of(const TimeMention& time) {
  return time.value.empty() ? time.weekday_value : time.value;
}

bool tells_a_date(const TimeMention& time) {
  return (time.kind == TimeKind::Date || time.kind == TimeKind::Time) && !parse_calendar_date(value_of(time)).empty();
}

/// "next July", "last February".
bool names_other_occasion(const StoryView& view, const ArticleView& a, std::uint32_t first, std::uint32_t last) {
  const auto end = std::min<std::size_t>(last + 1, a.key_of.size());
  for (std::uint32_t t = first; t < end; ++t) {
    if (view.in_list(a, t, WordList::OtherOccasion)) return true;
  }
  return false;
}

long own_day(const Reading& reading) {
  if (!reading.article.published) return 0;
  const CalendarDate day = parse_calendar_date(reading.article.published->value.substr(0, 10));
  return day.full() ? day_number(day.year, day.month, day.day) : 0;
}

std::vector<Assertion> dates_of_event(const StoryView& view, const StoryEvent& event) {
  std::vector<Assertion> out;
  for (const ArticleView& a : view.articles) {
    const Reading& reading = view.reading(a);
    std::vector<Assertion> mine;
    for (const TimeMention& time : reading.times) {
      if (!tells_a_date(time)) continue;
      const std::uint32_t first = view.token_at(a, time.span.begin);
      if (first >= reading.analysis.tokens.size() || time.span.end == 0) continue;
      const std::uint32_t last = view.token_at(a, time.span.end - 1) + 1;
      if (governor_of(view, event, a, first, last) != Governor::Event) continue;
      const CalendarDate said = parse_calendar_date(value_of(time));
      if (said.day == 0 && said.weekday == 0 && names_other_occasion(view, a, first, last)) continue;
      if (event.announced && said.day == 0 && said.weekday == 0) continue;  // the month from which it holds
      Assertion assertion{
          {a.reading, time.span}, value_of(time), parse_calendar_date(value_of(time)), time.anchored_by_published, own_day(reading)};
      if (const CalendarDate day = parse_calendar_date(time.weekday_value); day.weekday != 0)
        assertion.parts.weekday = day.weekday;
      mine.push_back(std::move(assertion));
    }
    // An article tells one day of its event, the first it gives; a date that cannot be that day is of something else.
    for (Assertion& assertion : mine) {
      if (can_agree(mine.front().parts, assertion.parts)) out.push_back(assertion);
    }
  }
  return out;
}

void add(Group& group, Assertion assertion) {
  if (std::find(group.readings.begin(), group.readings.end(), assertion.evidence.reading) == group.readings.end()) {
    group.readings.push_back(assertion.evidence.reading);
  }
  group.members.push_back(std::move(assertion));
}

/// The finest dates first, each into the group all of whose members it agrees with; among several, the one with most
/// articles and most mentions.
std::vector<Group> group_dates(std::vector<Assertion> assertions) {
  std::stable_sort(assertions.begin(), assertions.end(),
                   [](const Assertion& a, const Assertion& b) { return a.parts.precision() > b.parts.precision(); });
  std::vector<Group> groups;
  for (Assertion& assertion : assertions) {
    Group* best = nullptr;
    for (Group& group : groups) {
      const bool fits = std::all_of(group.members.begin(), group.members.end(),
                                    [&](const Assertion& m) { return can_agree(m.parts, assertion.parts); });
      if (!fits) continue;
      const auto strength = [](const Group& g) { return std::pair(g.readings.size(), g.members.size()); };
      if (best == nullptr || strength(group) > strength(*best)) best = &group;
    }
    if (best == nullptr) best = &groups.emplace_back();
    add(*best, std::move(assertion));
  }
  return groups;
}

bool share_article(const Group& a, const Group& b) {
  return std::any_of(a.readings.begin(), a.readings.end(), [&](std::uint32_t r) {
    return std::find(b.readings.begin(), b.readings.end(), r) != b.readings.end();
  });
}

constexpr long kOneOccasion = 7;  // days; further apart, two full dates are of two occasions

/// Every article dates it on the day it appeared: the news of that day, and on another day a later step.
bool each_its_own_day(const Group& group) {
  return std::all_of(group.members.begin(), group.members.end(), [](const Assertion& m) {
    return m.from_published && m.published != 0 && m.parts.full() && day_number(m.parts.year, m.parts.month, m.parts.day) == m.published;
  });
}

/// Not the same thing said wrongly: too far apart for one occasion, or side by side and reckoned from the day of
/// publication, when the reckoning may be off and not the outlet.
bool may_be_another_day(const Group& a, const Group& b) {
  const CalendarDate& x = a.members.front().parts;
  const CalendarDate& y = b.members.front().parts;
  if (!x.full() || !y.full()) return !(x.year != 0 && y.year != 0) && !(x.month != 0 && y.month != 0);
  const bool reckoned = a.members.front().from_published || b.members.front().from_published;
  const long apart = std::abs(day_number(x.year, x.month, x.day) - day_number(y.year, y.month, y.day));
  const bool wrong_year = x.month == y.month && x.day == y.day;
  if (each_its_own_day(a) && each_its_own_day(b) && a.members.front().published != b.members.front().published) return true;
  return (apart > kOneOccasion && !wrong_year) || (reckoned && apart <= 1);
}

FindingValue to_value(const StoryView& view, const Group& group) {
  std::vector<Evidence> evidence;
  for (const Assertion& m : group.members) evidence.push_back(m.evidence);
  FindingValue value = make_value(view, group.members.front().value, std::move(evidence));
  value.label_ar = view.words(group.members.front().evidence);
  value.label_en = value.value;
  return value;
}

/// A weekday beside a full date that falls on another: "last Saturday (3 August 2025)", which was a Sunday.
void flag_wrong_weekdays(const StoryView& view, const StoryEvent& event, const std::vector<Assertion>& of_event,
                         std::vector<Finding>& findings) {
  for (const ArticleView& a : view.articles) {
    const Reading& reading = view.reading(a);
    for (std::size_t i = 0; i < reading.times.size(); ++i) {
      const TimeMention& weekday = reading.times[i];
      const int said = parse_calendar_date(weekday.weekday_value).weekday;
      if (said == 0) continue;
      const std::uint32_t at = view.token_at(a, weekday.span.begin);
      for (const std::size_t j : {i - 1, i, i + 1}) {
        if (j >= reading.times.size()) continue;
        const TimeMention& date = reading.times[j];
        const CalendarDate day = parse_calendar_date(date.value);
        if (!day.full() || day.last_day != 0 || date.anchored_by_published) continue;
        if (date.kind != TimeKind::Date || (j == i && date.anchor)) continue;
        const std::uint32_t other = view.token_at(a, date.span.begin);
        const std::uint32_t gap =
            other > at ? other - view.token_at(a, weekday.span.end - 1) : at - view.token_at(a, date.span.end - 1);
        if (j != i && (date.sentence != weekday.sentence || gap > 2)) continue;
        if (j != i && !parse_calendar_date(date.weekday_value).empty()) continue;  // the date has its own weekday
        if (weekday_of(day.year, day.month, day.day) == said) continue;
        Finding finding;
        finding.kind = FindingKind::Date;
        finding.about_ar = view.lexicon.label_ar("stated-date");
        finding.about_en = view.lexicon.label_en("stated-date");
        finding.status = FindingStatus::Conflicting;
        finding.conflict = "error";
        std::vector<Evidence> agreeing{{a.reading, date.span}};
        for (const Assertion& m : of_event) {
          if (m.evidence.span == weekday.span && m.evidence.reading == a.reading) continue;
          const bool same_day = m.parts.full() && m.parts.last_day == 0 && can_agree(m.parts, day);
          if (same_day ||
              (m.evidence.reading == a.reading && m.parts.weekday == weekday_of(day.year, day.month, day.day))) {
            agreeing.push_back(m.evidence);
          }
        }
        finding.values.push_back(make_value(view, date.value, std::move(agreeing)));
        finding.values.back().label_ar = view.words({a.reading, date.span});
        finding.values.push_back(make_value(view, weekday.weekday_value, {{a.reading, weekday.span}}));
        finding.values.back().label_ar = view.words({a.reading, weekday.span});
        for (FindingValue& v : finding.values) v.label_en = v.value;
        settle(finding, true);
        findings.push_back(std::move(finding));
      }
    }
  }
  (void)event;
}

}  // namespace

void compare_dates(const StoryView& view, const StoryEvent& event, std::vector<Finding>& findings) {
  std::vector<Assertion> assertions = dates_of_event(view, event);
  flag_wrong_weekdays(view, event, assertions, findings);
  std::vector<Group> groups = group_dates(std::move(assertions));
  if (groups.empty()) return;
  std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
    return std::pair(a.readings.size(), a.members.size()) > std::pair(b.readings.size(), b.members.size());
  });
  Finding event_date;
  event_date.kind = FindingKind::Date;
  event_date.about_ar = view.lexicon.label_ar("event-date");
  event_date.about_en = view.lexicon.label_en("event-date");
  event_date.values.push_back(to_value(view, groups.front()));
  for (std::size_t g = 1; g < groups.size(); ++g) {
    const bool excludes = !share_article(groups.front(), groups[g]) && !may_be_another_day(groups.front(), groups[g]);
    if (excludes) {
      event_date.status = FindingStatus::Conflicting;
      event_date.conflict = groups[g].readings.size() < groups.front().readings.size() ? "outlier" : "exclusive";
      event_date.values.push_back(to_value(view, groups[g]));
    } else {
      Finding other = event_date;
      other.status = FindingStatus::SingleSource;
      other.conflict.clear();
      other.values = {to_value(view, groups[g])};
      settle(other);
      findings.push_back(std::move(other));
    }
  }
  settle(event_date, true);
  findings.push_back(std::move(event_date));
}

}  // namespace isnad
