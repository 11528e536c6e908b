#include "isnad/store/encode_dossier.h"

#include <algorithm>

#include "isnad/store/dossier_fields.h"

namespace isnad {
namespace {

/// Every index and every span of the account against the readings.
class Checker {
 public:
  explicit Checker(const Dossier& dossier) : d_(dossier) {}

  bool holds() const {
    const auto& by_local = d_.registry.by_local;
    if (by_local.size() != d_.readings.size()) return false;
    for (std::size_t r = 0; r < by_local.size(); ++r) {
      if (by_local[r].size() != d_.readings[r].entities.size() ||
          !all(by_local[r], [&](auto e) { return e < d_.registry.entities.size(); }))
        return false;
    }
    const auto local = [&](const Entity::Local& l) {
      return reading(l.reading) && l.entity < d_.readings[l.reading].entities.size();
    };
    return all(d_.registry.entities, [&](const Entity& e) { return all(e.locals, local); }) &&
           all(d_.stories, [&](const StoryAccount& s) { return story(s); });
  }

 private:
  template <typename T, typename F>
  static bool all(const std::vector<T>& items, F&& holds) {
    return std::all_of(items.begin(), items.end(), holds);
  }
  bool reading(std::uint32_t r) const { return r < d_.readings.size(); }
  bool span(std::uint32_t r, Span s) const {
    if (!reading(r)) return false;
    const std::string& text = d_.readings[r].article.text;
    return s.begin <= s.end && s.end <= text.size() && is_boundary(text, s.begin) && is_boundary(text, s.end);
  }
  bool evidence(const std::vector<Evidence>& items) const {
    return all(items, [&](const Evidence& e) { return span(e.reading, e.span); });
  }
  bool copy(const Copy& c) const {
    return reading(c.from) && reading(c.to) &&
           all(c.passages, [&](const Passage& p) { return span(c.from, p.from) && span(c.to, p.to); });
  }
  bool value(const FindingValue& v) const {
    return !v.evidence.empty() && evidence(v.evidence) &&
           (v.attributed_to == kNone || v.attributed_to < d_.registry.entities.size());
  }
  bool wording(const Wording& w) const {
    return span(w.evidence.reading, w.evidence.span) &&
           all(w.changed, [&](Span s) { return span(w.evidence.reading, s); });
  }
  bool finding(const Finding& f) const {
    return all(f.values, [&](const FindingValue& v) { return value(v); }) &&
           all(f.wordings, [&](const Wording& w) { return wording(w); });
  }
  bool story(const StoryAccount& s) const {
    return all(s.story.readings, [&](auto r) { return reading(r); }) &&
           all(s.story.related, [&](const Related& r) { return r.story < d_.stories.size(); }) &&
           all(s.lineage.copies, [&](const Copy& c) { return copy(c); }) &&
           all(s.lineage.credits, [&](const Credit& c) { return span(c.reading, c.passage); }) &&
           all(s.findings, [&](const Finding& f) { return finding(f); }) &&
           all(s.timeline, [&](const TimelineEntry& t) { return evidence(t.evidence); }) &&
           all(s.framing, [&](const Framing& f) { return all(f.terms, [&](Span t) { return span(f.reading, t); }); });
  }

  const Dossier& d_;
};

}  // namespace

// Decisions are not stored with it: they are shown anew each time (decisions.h).
std::string encode_dossier(const Dossier& dossier) {
  const auto& [readings, registry, stories, decisions, diagnostics] = dossier;
  const auto& [entities, by_local] = registry;
  ValueWriter io;
  io(entities);
  io.list(by_local, [](auto& each, auto& row) { each(row); });
  io(stories), io(diagnostics);
  return seal(Sealed::Dossier, kDossierVersion, io.take());
}

Result<Dossier> decode_dossier(std::string_view bytes, std::vector<Reading>&& given) {
  const auto body = unseal(Sealed::Dossier, kDossierVersion, bytes);
  if (!body) return tl::unexpected(body.error());
  Dossier dossier;
  auto& [readings, registry, stories, decisions, diagnostics] = dossier;
  auto& [entities, by_local] = registry;
  readings = std::move(given);
  ValueReader io(*body);
  io(entities);
  io.list(by_local, [](auto& each, auto& row) { each(row); });
  io(stories), io(diagnostics);
  if (!io.complete() || !Checker(dossier).holds()) {
    return fail(ErrorCode::BadSyntax, "", "a stored dossier that does not fit its articles");
  }
  return dossier;
}

}  // namespace isnad
