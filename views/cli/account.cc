#include "account.h"

#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "layout.h"

namespace isnad::cli {

namespace {

/// Among Arabic letters 2025-08-16 would be shown from its end: bidi takes the hyphens for letters' neighbours, and
/// slashes for parts of the number.
std::string day_of(std::string date, bool among_arabic) {
  if (among_arabic) std::replace(date.begin(), date.end(), '-', '/');
  return date;
}

}  // namespace

std::vector<Account::Section> Account::sections(const StoryAccount& story) const {
  std::vector<Section> sections = {
      {FindingStatus::Conflicting, labels_("conflicts"), {}},
      {FindingStatus::Corroborated, labels_("corroborated-all"), {}},
      {FindingStatus::SingleSource, labels_("single-source-all"), {}},
  };
  for (const Finding& finding : story.findings) {
    for (Section& section : sections) {
      if (section.status == finding.status) section.findings.push_back(&finding);
    }
  }
  std::erase_if(sections, [](const Section& s) { return s.findings.empty(); });
  return sections;
}

std::vector<Account::Omissions> Account::omissions(const StoryAccount& story) const {
  std::vector<Omissions> out;
  for (const std::uint32_t r : story.story.readings) out.push_back({r, {}, 0});
  std::size_t core = 0;
  for (const Finding& finding : story.findings) {
    if (!is_core(finding)) continue;
    ++core;
    const std::vector<Coverage> coverage = cover_finding(finding, story.story, story.lineage);
    for (std::size_t i = 0; i < out.size(); ++i) {
      if (coverage[i] == Coverage::Silent) out[i].findings.push_back(&finding);
    }
  }
  std::erase_if(out, [](const Omissions& o) { return o.findings.empty(); });
  for (Omissions& one : out) one.of = core;
  std::stable_sort(out.begin(), out.end(),
                   [](const Omissions& a, const Omissions& b) { return a.findings.size() > b.findings.size(); });
  return out;
}

std::string Account::story_title(std::size_t index) const {
  const Story& story = dossier_.stories[index].story;
  const std::string number = dossier_.stories.size() > 1
                                 ? fmt::format("{} {}/{}", labels_("story"), index + 1, dossier_.stories.size())
                                 : labels_("story");
  const std::string& label = labels_.choose(story.label_ar, story.label_en);
  return label.empty() ? number : number + ": " + tidy(label);
}

std::string Account::finding_title(const Finding& finding) const {
  const std::string kind = labels_(name(finding.kind));
  const std::string about = tidy(labels_.choose(finding.about_ar, finding.about_en));
  return about.empty() || about == kind ? kind : kind + ": " + about;
}

std::string Account::value_title(const FindingValue& value) const {
  const std::string& label = labels_.choose(value.label_ar, value.label_en);
  std::string title = tidy(label.empty() ? value.value : label);
  if (!value.as_of.empty()) title += " (" + labels_("as-of") + " " + day_of(value.as_of, labels_.arabic()) + ")";
  return title;
}

std::string Account::words(const Evidence& evidence) const {
  return tidy(slice(dossier_.readings[evidence.reading].article.text, evidence.span));
}

std::string Account::carrier(std::uint32_t reading) const {
  const Article& article = dossier_.readings[reading].article;
  return article.outlet && !article.outlet->empty() ? tidy(*article.outlet) : article.id;
}

std::vector<std::uint32_t> Account::carriers(const FindingValue& value) const {
  std::vector<std::uint32_t> readings;
  for (const Evidence& e : value.evidence) {
    if (std::find(readings.begin(), readings.end(), e.reading) == readings.end()) readings.push_back(e.reading);
  }
  return readings;
}

std::string Account::attributed_to(const FindingValue& value) const {
  const auto& entities = dossier_.registry.entities;
  if (value.attributed_to >= entities.size()) return "";
  const Entity& entity = entities[value.attributed_to];
  return tidy(labels_.choose(entity.name, entity.name_en));
}

std::string Account::finding_number(const Finding& finding) const {
  for (const StoryAccount& story : dossier_.stories) {
    for (std::size_t i = 0; i < story.findings.size(); ++i) {
      if (&story.findings[i] == &finding) return "f" + std::to_string(i + 1);
    }
  }
  return {};
}

std::string Account::mark(const Finding& finding) const {
  std::string out;
  for (const PersonDecision& d : dossier_.decisions) {
    if (d.about != PersonDecision::About::Finding) continue;
    if (&dossier_.stories[d.story].findings[d.index] != &finding) continue;
    out = labels_("mark-" + d.action) + " (" + d.made.substr(0, 10) + ")";
    if (!d.note.empty()) out += ": " + tidy(d.note);
    if (d.changed_since) out += (labels_.arabic() ? "\u061B " : "; ") + labels_("mark-changed");
  }
  return out;
}

}  // namespace isnad::cli
