#include "isnad/claim/compare_participation.h"

#include <algorithm>
#include <map>

#include "isnad/claim/gather_values.h"

namespace isnad {
namespace {

struct Attendance {
  std::vector<Evidence> present;
  std::vector<Evidence> absent;
};

/// The mention of the entity inside the statement, else the nearest before it ends.
Span mention_within(const Reading& reading, std::uint32_t local, Span span) {
  Span best;
  for (const std::uint32_t m : reading.entities[local].mentions) {
    const Span at = reading.mentions[m].span;
    if (span.overlaps(at)) return at;
    if (at.begin < span.end) best = at;
  }
  return best;
}

bool says_absent(const Statement& s) {
  const bool negated = s.polarity == Polarity::Negated;
  return (s.predicate == "absent" || s.predicate == "boycott") != negated;
}

/// What has not happened yet, or only may, is no participation.
bool happened(const Statement& s) {
  return s.modality == Modality::Asserted || s.modality == Modality::Reported;
}

}  // namespace

void compare_participation(const StoryView& view, std::vector<Finding>& findings) {
  std::map<std::uint32_t, Attendance> by_entity;
  for (const ArticleView& a : view.articles) {
    const Reading& reading = view.reading(a);
    for (const Statement& s : reading.statements) {
      if (s.kind != StatementKind::Participation || !happened(s)) continue;
      for (const std::uint32_t local : s.actors) {
        const std::uint32_t entity = view.entity(a.reading, local);
        if (entity == kNone || local >= reading.entities.size()) continue;
        const Span span = mention_within(reading, local, s.span);
        if (span.empty()) continue;
        Attendance& attendance = by_entity[entity];
        (says_absent(s) ? attendance.absent : attendance.present).push_back({a.reading, span});
      }
    }
  }
  for (auto& [index, attendance] : by_entity) {
    const Entity& entity = view.registry.entities[index];
    Finding finding;
    finding.kind = FindingKind::Participation;
    finding.about_ar = view.lexicon.label_ar("participation", entity.name);
    finding.about_en =
        view.lexicon.label_en("participation", "", entity.name_en.empty() ? entity.name : entity.name_en);
    const auto add = [&](const char* value, std::vector<Evidence>& evidence) {
      if (evidence.empty()) return;
      finding.values.push_back(make_value(view, value, std::move(evidence)));
      finding.values.back().label_ar = view.lexicon.label_ar(value);
      finding.values.back().label_en = view.lexicon.label_en(value);
      if (!entity.side.empty()) {
        finding.values.back().label_ar += " (" + entity.side + ")";
        finding.values.back().label_en += " (" + entity.side + ")";
      }
    };
    add("took-part", attendance.present);
    add("absent", attendance.absent);
    if (finding.values.size() == 2) {
      bool shared = false;
      for (const Evidence& x : finding.values[0].evidence) {
        for (const Evidence& y : finding.values[1].evidence) shared |= x.reading == y.reading;
      }
      if (!shared) {
        finding.status = FindingStatus::Conflicting;
        finding.conflict = "denial";
      }
    }
    settle(finding);
    findings.push_back(std::move(finding));
  }
}

}  // namespace isnad
