#include "text_view.h"

#include <algorithm>

#include <fmt/core.h>

#include "account.h"

namespace isnad::cli {
namespace {

constexpr std::size_t kSingleSourceShown = 12;
constexpr std::size_t kWordingsShown = 3;
constexpr std::size_t kOmissionsShown = 3;
constexpr std::string_view kBullet = "\u2022";
constexpr std::string_view kOpen = "\u00AB";
constexpr std::string_view kClose = "\u00BB";

class TextView {
 public:
  TextView(const Dossier& dossier, const Labels& labels, const TextOptions& options)
      : dossier_(dossier), labels_(labels), account_(dossier, labels), options_(options), out_(options.layout) {}

  std::string show() {
    if (dossier_.stories.empty()) out_.line(0, labels_("no-stories"));
    for (std::size_t i = 0; i < dossier_.stories.size(); ++i) story(i);
    return out_.take();
  }

 private:
  void story(std::size_t index) {
    const StoryAccount& story = dossier_.stories[index];
    if (index > 0) out_.blank();
    out_.rule();
    out_.line(0, account_.story_title(index), Style::Bold);
    out_.line(0, fmt::format("{}: {}", labels_("articles"), story.story.readings.size()));
    carriers_list(2, story.story.readings);
    for (const Related& related : story.story.related) {
      const Story& other = dossier_.stories[related.story].story;
      out_.line(0, fmt::format("{}: {}", labels_("related"), tidy(labels_.choose(other.label_ar, other.label_en))),
                Style::Faint);
    }
    for (const Copy& copy : story.lineage.copies) {
      out_.line(0,
                fmt::format("{}: {} {} {} ({:.0f}%)", labels_("copies"), out_.embed(account_.carrier(copy.to)),
                            labels_("copy-of"), out_.embed(account_.carrier(copy.from)), 100 * copy.overlap),
                Style::Faint);
    }
    for (const Account::Section& section : account_.sections(story)) findings(section);
    omissions(story);
    timeline(story);
  }

  /// What each outlet is silent about of the findings that conflict or that independent sources share.
  void omissions(const StoryAccount& story) {
    const std::vector<Account::Omissions> all = account_.omissions(story);
    if (all.empty()) return;
    out_.blank();
    out_.line(0, labels_("omissions"), Style::Bold);
    for (const Account::Omissions& one : all) {
      out_.line(2, fmt::format("{}: {} {} {}", out_.embed(account_.carrier(one.reading)), one.findings.size(),
                               labels_("omits-of"), one.of));
      const std::size_t shown = options_.all ? one.findings.size() : std::min(one.findings.size(), kOmissionsShown);
      for (std::size_t i = 0; i < shown; ++i) {
        const Finding& finding = *one.findings[i];
        const std::string about = account_.finding_title(finding);
        const std::string value = account_.value_title(finding.values.front());
        const FindingValue& leading = finding.values.front();
        const bool told = about.find(tidy(labels_.choose(leading.label_ar, leading.label_en))) != std::string::npos;
        out_.line(4, fmt::format("{} {}{}{}", kBullet, about, told ? "" : ": ", told ? "" : value), Style::Faint);
      }
    }
  }

  void findings(const Account::Section& section) {
    out_.blank();
    const Style style = section.status == FindingStatus::Conflicting    ? Style::Bad
                        : section.status == FindingStatus::Corroborated ? Style::Good
                                                                        : Style::Bold;
    out_.line(0, fmt::format("{} ({})", section.title, section.findings.size()), style);
    const bool cut = section.status == FindingStatus::SingleSource && !options_.all;
    const std::size_t shown = cut ? std::min(section.findings.size(), kSingleSourceShown) : section.findings.size();
    for (std::size_t i = 0; i < shown; ++i) finding(*section.findings[i]);
    if (shown < section.findings.size()) {
      out_.line(2, fmt::format("{}: {}", labels_("findings-more"), section.findings.size() - shown), Style::Faint);
      out_.line(2, "--all", Style::Faint);
    }
  }

  void finding(const Finding& finding) {
    out_.line(2, account_.finding_title(finding), Style::Bold);
    if (options_.numbers) out_.line(4, account_.finding_number(finding), Style::Faint);
    if (const std::string mark = account_.mark(finding); !mark.empty()) out_.line(4, mark);
    const std::string about = tidy(labels_.choose(finding.about_ar, finding.about_en));
    for (const FindingValue& value : finding.values) {
      const std::string title = account_.value_title(value);
      const std::string who = account_.attributed_to(value);
      const bool told = title == about && finding.values.size() == 1;
      if (!told) out_.line(4, (finding.values.size() > 1 ? std::string(kBullet) + " " : "") + title);
      // A date on a line of its own: between Arabic letters a terminal with bidi would turn its parts round.
      if (finding.kind == FindingKind::Date && title.find(value.value) == std::string::npos) out_.line(6, value.value);
      if (!who.empty()) out_.line(6, labels_("attributed") + ": " + who);
      carriers(value);
      words(value, title);
    }
  }

  /// The sources' own words, each wording once; one that the title has already shown is not repeated.
  void words(const FindingValue& value, const std::string& title) {
    std::vector<std::string> seen = {title};
    for (const Evidence& evidence : value.evidence) {
      std::string words = account_.words(evidence);
      if (seen.size() > kWordingsShown || std::find(seen.begin(), seen.end(), words) != seen.end()) continue;
      out_.line(6, fmt::format("{}{}{}", kOpen, words, kClose));
      seen.push_back(std::move(words));
    }
  }

  void carriers(const FindingValue& value) {
    const std::vector<std::uint32_t> readings = account_.carriers(value);
    if (readings.size() > 1) {
      out_.line(6, fmt::format("{}: {}", labels_("independent"), value.independent), Style::Faint);
    }
    carriers_list(6, readings);
  }

  /// Names in Arabic letters on one line, the others on another: neither direction breaks the other.
  void carriers_list(unsigned indent, const std::vector<std::uint32_t>& readings) {
    std::vector<std::string> arabic;
    std::vector<std::string> latin;
    for (const std::uint32_t r : readings) {
      std::string name = account_.carrier(r);
      auto& list = is_right_to_left(name) ? arabic : latin;
      if (std::find(list.begin(), list.end(), name) == list.end()) list.push_back(std::move(name));
    }
    const std::string comma = labels_.arabic() ? "\u060C " : ", ";
    const auto joined = [](const std::vector<std::string>& names, const std::string& with) {
      std::string out;
      for (const std::string& name : names) out += (out.empty() ? "" : with) + name;
      return out;
    };
    if (!arabic.empty()) out_.line(indent, joined(arabic, comma), Style::Faint);
    if (!latin.empty()) out_.line(indent, joined(latin, ", "), Style::Faint);
  }

  void timeline(const StoryAccount& story) {
    if (story.timeline.empty()) return;
    out_.blank();
    out_.line(0, labels_("timeline"), Style::Bold);
    for (const TimelineEntry& entry : story.timeline) {
      out_.line(2, entry.date);
      out_.line(4, tidy(entry.label_ar));
    }
  }

  const Dossier& dossier_;
  const Labels& labels_;
  Account account_;
  const TextOptions& options_;
  Layout out_;
};

}  // namespace

std::string show_text(const Dossier& dossier, const Labels& labels, const TextOptions& options) {
  return TextView(dossier, labels, options).show();
}

}  // namespace isnad::cli
