#include "matrix_view.h"

#include <algorithm>

#include <fmt/core.h>

#include "account.h"
#include "layout.h"

namespace isnad::cli {
namespace {

/// One cell: no tabs and line breaks, and nothing that a spreadsheet would take for a formula.
std::string cell(std::string_view text) {
  std::string out = tidy(text);
  std::replace(out.begin(), out.end(), '\t', ' ');
  if (!out.empty() && std::string_view("=+-@").find(out.front()) != std::string_view::npos) out.insert(0, 1, '\'');
  return out;
}

}  // namespace

std::string show_matrix(const Dossier& dossier, const Labels& labels) {
  const Account account(dossier, labels);
  std::string out = "story\tfinding\tkind\tstatus\tabout\tvalue";
  for (std::uint32_t r = 0; r < dossier.readings.size(); ++r) out += "\t" + cell(account.id(r));
  out += "\n";
  for (const StoryAccount& story : dossier.stories) {
    for (std::size_t f = 0; f < story.findings.size(); ++f) {
      const Finding& finding = story.findings[f];
      std::vector<std::string> cells(dossier.readings.size());
      const std::vector<Coverage> coverage = cover_finding(finding, story.story, story.lineage);
      for (std::size_t i = 0; i < coverage.size(); ++i) {
        if (coverage[i] != Coverage::Silent) cells[story.story.readings[i]] = name(coverage[i]);
      }
      out += fmt::format("{}\tf{}\t{}\t{}\t{}\t{}", story.story.id, f + 1, name(finding.kind), name(finding.status),
                         cell(labels.choose(finding.about_ar, finding.about_en)),
                         cell(account.value_title(finding.values.front())));
      for (const std::string& text : cells) out += "\t" + text;
      out += "\n";
    }
  }
  return out;
}

}  // namespace isnad::cli
