#include "isnad/pipeline/check_claims.h"

#include "isnad/lineage/trace_lineage.h"
#include "isnad/page/read_pages.h"
#include "isnad/pipeline/read_article.h"
#include "isnad/story/resolve_identity.h"

namespace isnad {
namespace {

Reading read_claim(const std::string& claim, std::size_t number, const Engine& engine) {
  Page page;
  page.id = "claim " + std::to_string(number + 1);
  page.source = page.id;
  page.kind = PageKind::Record;
  page.text = claim;
  page.blocks.push_back({{0, static_cast<std::uint32_t>(claim.size())}, "line"});
  return read_article(std::move(page), engine);
}

}  // namespace

ClaimReport check_claims(const std::vector<std::string>& claims, std::vector<Reading>&& articles,
                         const Engine& engine) {
  ClaimReport report;
  report.readings = std::move(articles);
  report.articles = report.readings.size();
  for (std::size_t c = 0; c < claims.size(); ++c) report.readings.push_back(read_claim(claims[c], c, engine));
  report.registry = resolve_identity(report.readings, engine.story);
  Story heap;
  for (std::uint32_t r = 0; r < report.articles; ++r) heap.readings.push_back(r);
  const Lineage lineage = trace_lineage(report.readings, heap, engine.lineage);
  for (std::size_t c = 0; c < claims.size(); ++c) {
    Story with_claim = heap;
    with_claim.readings.push_back(static_cast<std::uint32_t>(report.articles + c));
    const StoryView view = view_story(report.readings, report.registry, with_claim, lineage, engine.claim);
    report.claims.push_back({claims[c], check_claim(view, static_cast<std::uint32_t>(report.articles), engine.stance)});
  }
  return report;
}

}  // namespace isnad
