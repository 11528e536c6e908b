// Marks on findings, and how a dossier shows what persons decided.
#include "isnad/store/decisions.h"

#include <algorithm>

#include "isnad/base/hash.h"
#include "isnad/dossier/names.h"
#include "isnad/store/archive_stories.h"

namespace isnad {
namespace {

using Json = nlohmann::json;
using Keys = std::set<std::int64_t>;
using About = PersonDecision::About;

/// Evidence of a finding as "article:begin-end", in bytes of the article's text.
Keys evidence_hashes(const Finding& finding, const Dossier& dossier) {
  Keys out;
  for (const FindingValue& value : finding.values) {
    for (const Evidence& e : value.evidence) {
      const Article& a = dossier.readings[e.reading].article;
      const std::string place = a.id + '\n' + std::string(slice(a.text, e.span));
      out.insert(static_cast<std::int64_t>(fnv1a(place) >> 1U));
    }
  }
  return out;
}

bool overlap(const std::set<SpellingKey>& spellings, const std::vector<SpellingKey>& keys) {
  return std::any_of(keys.begin(), keys.end(), [&](const SpellingKey& key) { return spellings.contains(key); });
}

class Shower {
 public:
  explicit Shower(Dossier& dossier) : dossier_(dossier) {
    dossier_.decisions.clear();
    dossier_.diagnostics.clear();
  }

  void show(const HoldingDecision& holding, const std::optional<IdentityDecision>& identity) {
    const std::string& kind = holding.decision.kind;
    if (kind == "mark") return on_findings(holding);
    const char* action = kind.starts_with("merge") ? "merge" : "split";
    if (identity) return on_entities(holding, *identity, action);
    std::string numbers;
    for (const std::int64_t story : numbers_in(holding.body.value("stories", Json::array())))
      numbers += (numbers.empty() ? "s" : " and s") + std::to_string(story);
    note(holding, numbers + (kind.starts_with("merge") ? " are one story" : " are two stories"));
    add(holding, About::Story, 0, action);
  }

 private:
  void add(const HoldingDecision& holding, About about, std::size_t index, const std::string& action,
           bool changed_since = false) {
    const Decision& d = holding.decision;
    dossier_.decisions.push_back(
        {d.key, about, 0, static_cast<std::uint32_t>(index), action, d.made, d.note, changed_since});
  }

  void note(const HoldingDecision& holding, const std::string& what) {
    const Decision& d = holding.decision;
    dossier_.diagnostics.push_back(
        {Severity::Note, "person-decision", "decision " + std::to_string(d.key),
         what + " (a person's decision, " + d.made + (d.note.empty() ? "" : ": " + d.note) + ")"});
  }

  void on_findings(const HoldingDecision& holding) {
    const Keys marked = numbers_in(holding.body.value("evidence", Json::array()));
    const std::string verdict = holding.body.value("verdict", "");
    const auto& findings = dossier_.stories.front().findings;
    bool found = false;
    for (std::size_t i = 0; i < findings.size(); ++i) {
      if (name(findings[i].kind) != holding.body.value("kind", "")) continue;
      if (findings[i].about_ar != holding.body.value("about", "")) continue;
      const Keys now = evidence_hashes(findings[i], dossier_);
      if (std::none_of(now.begin(), now.end(), [&](std::int64_t e) { return marked.contains(e); })) continue;
      found = true;
      const bool changed = now != marked;
      note(holding,
           "finding f" + std::to_string(i + 1) + " was marked " + verdict + (changed ? ", and has changed since" : ""));
      add(holding, About::Finding, i, verdict, changed);
    }
    if (!found)
      note(holding, "a finding marked " + verdict + " is no longer in this dossier: " + holding.body.value("about", ""));
  }

  void on_entities(const HoldingDecision& holding, const IdentityDecision& identity, const std::string& action) {
    std::vector<std::vector<SpellingKey>> keys_of_reading;
    for (const Reading& reading : dossier_.readings) keys_of_reading.push_back(spelling_keys(reading));
    std::string names;
    std::vector<std::size_t> which;
    const auto& entities = dossier_.registry.entities;
    for (std::size_t i = 0; i < entities.size(); ++i) {
      std::vector<SpellingKey> keys;
      for (const Entity::Local& local : entities[i].locals) keys.push_back(keys_of_reading[local.reading][local.entity]);
      if (!overlap(identity.first, keys) && !overlap(identity.second, keys)) continue;
      which.push_back(i);
      names += (names.empty() ? "" : ", ") + entities[i].id;
    }
    const bool merged = action == "merge";
    if (which.empty()) return note(holding, "entities of which a person decided are no longer in this dossier");
    note(holding, (merged ? "spellings were joined in " : "spellings were parted in ") + names);
    for (const std::size_t i : which) add(holding, About::Entity, i, action);
  }

  Dossier& dossier_;
};

}  // namespace

Result<std::int64_t> mark_finding(Archive& archive, const std::string& story, const std::string& finding,
                                  const std::string& verdict, const Reason& reason) {
  if (verdict != "checked" && verdict != "wrong")
    return fail(ErrorCode::BadUsage, verdict, "is no verdict: checked or wrong");
  const auto number = story_number(archive, story);
  if (!number) return tl::unexpected(number.error());
  const auto shown = story_dossier(archive, story);
  if (!shown) return tl::unexpected(shown.error());
  const auto& findings = shown->dossier.stories.front().findings;
  std::size_t index = findings.size();
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (finding == "f" + std::to_string(i + 1)) index = i;
  }
  if (index == findings.size())
    return fail(ErrorCode::NotFound, finding, "no such finding in the dossier of story " + story);
  const Finding& f = findings[index];
  Transaction step(archive.db());
  const std::int64_t key = log_decision(archive, "mark",
                               {{"stories", {*number}},
                                {"kind", name(f.kind)},
                                {"about", f.about_ar},
                                {"verdict", verdict},
                                {"evidence", evidence_hashes(f, shown->dossier)}},
                               reason);
  if (auto done = step.commit(); !done) return tl::unexpected(done.error());
  return key;
}

void show_decisions(const std::vector<HoldingDecision>& decided, std::int64_t story, Dossier& dossier) {
  Shower shower(dossier);
  for (const HoldingDecision& holding : decided) {
    if (holding.stories.contains(story)) shower.show(holding, as_identity_decision(holding));
  }
}

}  // namespace isnad
