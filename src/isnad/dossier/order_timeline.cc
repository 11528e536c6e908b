#include "isnad/dossier/order_timeline.h"

#include <map>
#include <string>

#include "isnad/claim/clauses.h"

namespace isnad {
namespace {

bool has_place_on_it(const TimeMention& time) {
  if (time.kind != TimeKind::Date && time.kind != TimeKind::Time) return false;
  const std::string& v = time.value;
  return v.size() >= 4 && v[0] >= '0' && v[0] <= '9' && v[1] >= '0' && v[1] <= '9';
}

/// "18XX" before "1867", "2025" before "2025-01", a season after the month it begins with.
std::string order_key(const std::string& value) {
  std::string key = value;
  static constexpr struct {
    const char* season;
    const char* month;
  } kSeasons[] = {{"-WI", "-01~"}, {"-SP", "-03~"}, {"-SU", "-06~"}, {"-FA", "-09~"}};
  for (const auto& s : kSeasons) {
    if (const auto at = key.find(s.season); at != std::string::npos) key.replace(at, 3, s.month);
  }
  for (char& c : key) {
    if (c == 'X') c = '!';
  }
  return key;
}

}  // namespace

std::vector<TimelineEntry> order_timeline(const std::vector<Reading>& readings, const Story& story) {
  std::map<std::pair<std::string, std::string>, TimelineEntry> by_date;
  for (const std::uint32_t r : story.readings) {
    const Reading& reading = readings[r];
    const std::vector<Clause> clauses = split_clauses(reading.analysis);
    for (const TimeMention& time : reading.times) {
      if (!has_place_on_it(time)) continue;
      const std::uint32_t at = clause_at(clauses, time.span.begin);
      if (at == kNone) continue;
      const Span span = cover(clauses[at].span, time.span);
      TimelineEntry& entry = by_date[{order_key(time.value), time.value}];
      if (entry.evidence.empty()) {
        entry.date = time.value;
        entry.label_ar = plain_text(reading.article.text, span);
      }
      if (entry.evidence.empty() || entry.evidence.back().reading != r || entry.evidence.back().span != span) {
        entry.evidence.push_back({r, span});
      }
    }
  }
  std::vector<TimelineEntry> out;
  out.reserve(by_date.size());
  for (auto& [key, entry] : by_date) out.push_back(std::move(entry));
  return out;
}

}  // namespace isnad
