#include "markdown_view.h"

#include <fmt/core.h>

#include "account.h"
#include "layout.h"

namespace isnad::cli {
namespace {

/// Text that means nothing to Markdown.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : tidy(text)) {
    if (std::string_view("\\`*_[]<>|#").find(c) != std::string_view::npos) out.push_back('\\');
    out.push_back(c);
  }
  return out;
}

class MarkdownView {
 public:
  MarkdownView(const Dossier& dossier, const Labels& labels)
      : dossier_(dossier), labels_(labels), account_(dossier, labels) {
    for (const Reading& reading : dossier.readings) index_.emplace_back(reading.article.text);
  }

  std::string show() {
    out_ = fmt::format("# {}\n", labels_("dossier"));
    if (dossier_.stories.empty()) out_ += fmt::format("\n{}\n", labels_("no-stories"));
    for (std::size_t i = 0; i < dossier_.stories.size(); ++i) story(i);
    return std::move(out_);
  }

 private:
  std::string place(const Evidence& e) const {
    const Span points = index_[e.reading].to_code_points(e.span);
    return fmt::format("`{}:{}-{}`", account_.id(e.reading), points.begin, points.end);
  }

  void story(std::size_t index) {
    const StoryAccount& story = dossier_.stories[index];
    out_ += fmt::format("\n## {}\n\n", escaped(account_.story_title(index)));
    articles(story.story);
    if (!story.story.related.empty()) out_ += "\n";
    for (const Related& related : story.story.related) {
      const Story& other = dossier_.stories[related.story].story;
      out_ += fmt::format("- {}: {} ({})\n", labels_("related"),
                          escaped(labels_.choose(other.label_ar, other.label_en)), other.id);
    }
    copies(story.lineage);
    for (const Account::Section& section : account_.sections(story)) {
      out_ += fmt::format("\n### {} ({})\n", section.title, section.findings.size());
      for (const Finding* f : section.findings) finding(*f);
    }
    timeline(story);
  }

  void articles(const Story& story) {
    out_ += fmt::format("| {} | {} | {} | {} |\n|---|---|---|---|\n", labels_("article"), labels_("outlet"),
                        labels_("published"), labels_("title"));
    for (const std::uint32_t r : story.readings) {
      const Article& a = dossier_.readings[r].article;
      out_ += fmt::format("| `{}` | {} | {} | {} |\n", a.id, escaped(a.outlet.value_or("")),
                          a.published ? a.published->value : "", escaped(a.title.value_or("")));
    }
  }

  void copies(const Lineage& lineage) {
    if (!lineage.copies.empty()) out_ += fmt::format("\n### {}\n\n", labels_("copies"));
    for (const Copy& c : lineage.copies) {
      out_ += fmt::format("- `{}` {} `{}` ({:.0f}%)\n", account_.id(c.to), labels_("copy-of"), account_.id(c.from),
                          100 * c.overlap);
    }
  }

  void finding(const Finding& finding) {
    out_ += fmt::format("\n#### {}\n\n", escaped(account_.finding_title(finding)));
    if (const std::string mark = account_.mark(finding); !mark.empty()) out_ += fmt::format("**{}**\n\n", escaped(mark));
    out_ += fmt::format("| {} | {} | {} | {} |\n|---|---|---|---|\n", labels_("value"), labels_("words"),
                        labels_("articles"), labels_("independent"));
    for (const FindingValue& value : finding.values) {
      std::string title = escaped(account_.value_title(value));
      if (const std::string who = account_.attributed_to(value); !who.empty()) {
        title += fmt::format(" ({} {})", labels_("attributed"), escaped(who));
      }
      std::string words;
      for (const Evidence& e : value.evidence) {
        words += fmt::format("{}\u00AB{}\u00BB {}", words.empty() ? "" : "<br>", escaped(account_.words(e)), place(e));
      }
      std::string carriers;
      for (const std::uint32_t r : account_.carriers(value)) {
        carriers += (carriers.empty() ? "" : "<br>") + escaped(account_.carrier(r));
      }
      out_ += fmt::format("| {} | {} | {} | {} |\n", title, words, carriers, value.independent);
    }
  }

  void timeline(const StoryAccount& story) {
    if (story.timeline.empty()) return;
    out_ += fmt::format("\n### {}\n\n| {} | {} |\n|---|---|\n", labels_("timeline"), labels_("date"), labels_("words"));
    for (const TimelineEntry& entry : story.timeline) {
      std::string places;
      for (const Evidence& e : entry.evidence) places += " " + place(e);
      out_ += fmt::format("| {} | {}{} |\n", entry.date, escaped(entry.label_ar), places);
    }
  }

  const Dossier& dossier_;
  const Labels& labels_;
  Account account_;
  std::vector<CodePointIndex> index_;
  std::string out_;
};

}  // namespace

std::string show_markdown(const Dossier& dossier, const Labels& labels) {
  return MarkdownView(dossier, labels).show();
}

}  // namespace isnad::cli
