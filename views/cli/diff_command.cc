#include "diff_command.h"

#include <fmt/core.h>

#include <iostream>
#include <iterator>

#include "account.h"
#include "brief.h"
#include "isnad/isnad.h"
#include "labels.h"
#include "layout.h"
#include "report.h"

namespace isnad::cli {
namespace {

/// The sentence with its changed words between brackets, as wdiff writes them: [-gone-], {+come+}.
std::string marked(std::string_view text, Span sentence, const std::vector<Span>& changed, std::string_view open,
                   std::string_view close) {
  std::string out;
  std::uint32_t at = sentence.begin;
  for (const Span word : changed) {
    out += slice(text, {at, word.begin});
    out += fmt::format("{}{}{}", open, slice(text, word), close);
    at = word.end;
  }
  return tidy(out + std::string(slice(text, {at, sentence.end})));
}

class DiffView {
 public:
  DiffView(const VersionDiff& diff, const Labels& labels, const LayoutOptions& layout)
      : diff_(diff), labels_(labels), account_(diff.dossier, labels), out_(layout) {}

  std::string show() {
    out_.rule();
    version(0, "diff-before");
    version(1, "diff-after");
    if (diff_.facts.empty() && changed() == 0) out_.line(0, labels_("diff-none"));
    facts();
    sentences();
    return out_.take();
  }

 private:
  [[nodiscard]] std::string_view text(std::uint32_t r) const { return diff_.dossier.readings[r].article.text; }

  [[nodiscard]] std::size_t changed() const {
    std::size_t n = 0;
    for (const SentencePair& pair : diff_.sentences) n += pair.change != SentenceChange::Same ? 1 : 0;
    return n;
  }

  void version(std::uint32_t r, std::string_view label) {
    const Article& article = diff_.dossier.readings[r].article;
    const std::string day = article.updated ? article.updated->value : article.published ? article.published->value : "";
    out_.line(0, fmt::format("{}: {}{}{}", labels_(label), out_.embed(tidy(article.source)), day.empty() ? "" : "  ", day), Style::Bold);
  }

  void facts() {
    if (diff_.facts.empty()) return;
    out_.blank();
    out_.line(0, labels_("diff-facts"), Style::Bold);
    for (const ChangedFact& fact : diff_.facts) {
      const Finding& finding = diff_.dossier.stories.front().findings[fact.finding];
      out_.line(2, fmt::format("{}: {}", labels_("diff-" + std::string(name(fact.change))), account_.finding_title(finding)));
      if (fact.before != kNone) value(finding.values[fact.before], 0, "-");
      if (fact.after != kNone) value(finding.values[fact.after], 1, "+");
    }
  }

  void value(const FindingValue& value, std::uint32_t r, std::string_view sign) {
    for (const Evidence& e : value.evidence) {
      if (e.reading != r) continue;
      out_.line(4, fmt::format("{} \u00AB{}\u00BB", sign, account_.words(e)), r == 0 ? Style::Bad : Style::Good);
      return;
    }
  }

  void sentences() {
    if (changed() == 0) return;
    out_.blank();
    out_.line(0, labels_("diff-text"), Style::Bold);
    for (const SentencePair& pair : diff_.sentences) {
      if (pair.change == SentenceChange::Same) continue;
      if (pair.change != SentenceChange::Added) out_.line(2, "- " + marked(text(0), pair.before, pair.dropped, "[-", "-]"), Style::Bad);
      if (pair.change != SentenceChange::Removed) out_.line(2, "+ " + marked(text(1), pair.after, pair.put_in, "{+", "+}"), Style::Good);
    }
    out_.line(0, fmt::format("{}: {}", labels_("diff-same"), diff_.sentences.size() - changed()), Style::Faint);
  }

  const VersionDiff& diff_;
  const Labels& labels_;
  Account account_;
  Layout out_;
};

}  // namespace

int run_diff(const DiffOptions& options) {
  const std::unique_ptr<ResourceSource> resources = embedded_resources();
  const Result<Engine> engine = Engine::load(*resources);
  if (!engine) return report(engine.error()), kNothingRead;
  const Result<Labels> labels = Labels::load(*resources, options.language);
  if (!labels) return report(labels.error()), kNothingRead;
  std::vector<Page> versions;
  for (const std::string& path : options.paths) {  // one by one: two versions often have one id
    PageBatch pages = collect_sources({path}, std::cin);
    report(pages.diagnostics, options.quiet);
    std::move(pages.pages.begin(), pages.pages.end(), std::back_inserter(versions));
  }
  if (versions.size() == 2 && versions[0].id == versions[1].id) versions[1].id += "@2";
  ReadBatch batch = read_articles(std::move(versions), *engine, {.jobs = 1});
  report(batch.diagnostics, options.quiet);
  if (batch.readings.size() != 2) {
    fmt::print(stderr, "isnad: error: two versions of one article are needed, and {} could be read; give the older file, then the newer\n",
               batch.readings.size());
    return kNothingRead;
  }
  const VersionDiff diff = make_version_diff(compile_story(std::move(batch.readings), std::move(batch.diagnostics), *engine));
  const std::string text = options.format == "json" ? to_json(diff, "isnad " ISNAD_VERSION)
                                                    : DiffView(diff, *labels, layout_of(options.bidi)).show();
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) {
    fmt::print(stderr, "isnad: error: standard output: the changes could not be written\n");
    return kNotWritten;
  }
  return kAllRead;
}

}  // namespace isnad::cli
