#include "check_command.h"

#include <fmt/core.h>

#include <iostream>

#include "brief.h"
#include "isnad/isnad.h"
#include "labels.h"
#include "layout.h"
#include "report.h"

namespace isnad::cli {
namespace {

class CheckView {
 public:
  CheckView(const ClaimReport& report, const Labels& labels, const LayoutOptions& layout, bool all)
      : report_(report), labels_(labels), out_(layout), all_(all) {}

  std::string show() {
    for (const CheckedClaim& claim : report_.claims) {
      out_.rule();
      out_.line(0, claim.text, Style::Bold);
      side(claim.check, Verdict::Contradicts, "check-contradicts", claim.check.contradicting, Style::Bad);
      side(claim.check, Verdict::Supports, "check-supports", claim.check.supporting, Style::Good);
      silent(claim.check);
    }
    return out_.take();
  }

 private:
  void side(const ClaimCheck& check, Verdict verdict, std::string_view title, std::uint32_t origins, Style style) {
    bool first = true;
    for (const CheckedPassage& p : check.passages) {
      if (p.verdict != verdict) continue;
      if (first) out_.line(0, fmt::format("{} ({}: {})", labels_(title), labels_("independent"), origins), style);
      first = false;
      out_.line(2, carrier(p.evidence.reading), Style::Bold);
      const std::string text(slice(report_.readings[p.evidence.reading].article.text, p.evidence.span));
      out_.line(4, "\u00AB" + tidy(text) + "\u00BB");
      if (p.speaker != kNone) {
        out_.line(4, labels_("attributed") + ": " + report_.registry.entities[p.speaker].name);
      }
      if (verdict == Verdict::Contradicts) out_.line(4, labels_("check-why-" + p.why), Style::Faint);
    }
  }

  void silent(const ClaimCheck& check) {
    std::vector<std::uint32_t> quiet;
    for (std::uint32_t r = 0; r < report_.articles; ++r) {
      if (!check.supports(r) && !check.contradicts(r)) quiet.push_back(r);
    }
    if (quiet.empty()) return;
    out_.line(0, fmt::format("{}: {}", labels_("check-silent"), quiet.size()), Style::Faint);
    if (!all_) return;
    for (const std::uint32_t r : quiet) out_.line(2, carrier(r), Style::Faint);
  }

  [[nodiscard]] std::string carrier(std::uint32_t reading) const {
    const Article& article = report_.readings[reading].article;
    return article.outlet && !article.outlet->empty() ? *article.outlet : article.id;
  }

  const ClaimReport& report_;
  const Labels& labels_;
  Layout out_;
  bool all_;
};

}  // namespace

int run_check(const CheckOptions& options) {
  const std::unique_ptr<ResourceSource> resources = embedded_resources();
  const Result<Engine> engine = Engine::load(*resources);
  if (!engine) return report(engine.error()), kNothingRead;
  const Result<Labels> labels = Labels::load(*resources, options.language);
  if (!labels) return report(labels.error()), kNothingRead;
  PageBatch pages = collect_sources(options.paths, std::cin);
  report(pages.diagnostics, options.quiet);
  ReadBatch batch = read_articles(std::move(pages.pages), *engine, {.jobs = options.jobs});
  report(batch.diagnostics, options.quiet);
  if (batch.readings.empty()) {
    fmt::print(stderr, "isnad: error: no article could be read; see `isnad brief --help` for what can be\n");
    return kNothingRead;
  }
  const bool all_read = !has_errors(pages.diagnostics) && !has_errors(batch.diagnostics);
  const ClaimReport claims = check_claims(options.claims, std::move(batch.readings), *engine);
  const std::string generator = "isnad " ISNAD_VERSION;
  const std::string text = options.format == "json" ? to_json(claims, generator)
                           : options.format == "claimreview"
                               ? to_claim_reviews(claims, generator)
                               : CheckView(claims, *labels, layout_of(options.bidi), options.all).show();
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) {
    fmt::print(stderr, "isnad: error: standard output: the answer could not be written\n");
    return kNotWritten;
  }
  return all_read ? kAllRead : kSomeUnread;
}

}  // namespace isnad::cli
